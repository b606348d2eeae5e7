#!/usr/bin/python3
"""Voxel operators of scipy and scikit-image on one image: voxel_peers.py TASK FILE.npy. Prints JSON with CPU seconds, peak memory above the image, and a number to compare.

The image holds 0 for pores and 1 for solid. The algorithms are the ones that users of these packages run: PoreSpy's local thickness by repeated distance transforms, and a
conjugate-gradient solve of the assembled seven-point matrix with the diagonal as preconditioner.
"""
import json
import resource
import sys
import time

import numpy as np


def edt(solid):
    from scipy import ndimage
    return float(ndimage.distance_transform_edt(solid == 0).mean())


def label6(solid):
    from scipy import ndimage
    return int(ndimage.label(solid == 1)[1])


def label26(solid):
    from skimage import measure
    return int(measure.label(solid == 1, connectivity=3).max())


def watershed(solid):
    from scipy import ndimage
    from skimage.feature import peak_local_max
    from skimage.segmentation import watershed as flood
    mask = solid == 1
    distance = ndimage.gaussian_filter(ndimage.distance_transform_edt(mask).astype(np.float32), 1)
    peaks = peak_local_max(distance, min_distance=3, labels=mask.astype(np.int32), exclude_border=False)
    markers = np.zeros(solid.shape, np.int32)
    markers[tuple(peaks.T)] = np.arange(1, len(peaks) + 1)
    return int(flood(-distance, markers, mask=mask).max())


def thickness(solid):
    from scipy import ndimage
    distance = ndimage.distance_transform_edt(solid == 0)
    result = np.zeros(solid.shape, np.float32)
    for r in np.logspace(np.log10(distance.max()), 0, 10):
        seeds = distance >= r
        if seeds.any():
            reached = ndimage.distance_transform_edt(~seeds) < r
            result[reached & (result == 0)] = r
    return float(2 * np.median(result[result > 0]))


def tau(solid):
    from scipy import ndimage, sparse
    from scipy.sparse.linalg import LinearOperator, cg
    pore = solid == 0
    labels, _ = ndimage.label(pore)
    joined = np.intersect1d(labels[0], labels[-1])
    active = np.isin(labels, joined[joined > 0])
    index = np.full(pore.shape, -1, np.int32)
    n = int(active.sum())
    index[active] = np.arange(n, dtype=np.int32)
    rows, columns = [], []
    diagonal = np.zeros(n)
    for axis in range(3):
        a = np.moveaxis(index, axis, 0)
        low, high = a[:-1].ravel(), a[1:].ravel()
        both = (low >= 0) & (high >= 0)
        low, high = low[both], high[both]
        rows += [low, high]
        columns += [high, low]
        np.add.at(diagonal, low, 1)
        np.add.at(diagonal, high, 1)
    inlet, outlet = index[0][index[0] >= 0], index[-1][index[-1] >= 0]
    diagonal[inlet] += 2
    diagonal[outlet] += 2
    right = np.zeros(n)
    right[inlet] = 2
    rows, columns = np.concatenate(rows), np.concatenate(columns)
    matrix = sparse.csr_matrix((-np.ones(len(rows)), (rows, columns)), shape=(n, n)) + sparse.diags(diagonal)
    inverse = LinearOperator((n, n), lambda v: v / diagonal)
    x, _ = cg(matrix, right, tol=1e-4, M=inverse, maxiter=5000)
    flux = 2 * (1 - x[inlet]).sum()
    page = pore.shape[1] * pore.shape[2]
    return float(pore.mean() / (flux * pore.shape[0] / page))


def surface(solid):
    from scipy import ndimage
    from skimage import measure
    smooth = ndimage.gaussian_filter((solid == 1).astype(np.float32), 0.7)
    vertices, faces, _, _ = measure.marching_cubes(smooth, 0.5)
    return float(measure.mesh_surface_area(vertices, faces) / np.prod([s - 1 for s in solid.shape]))


def gaussian(solid):
    from scipy import ndimage
    return float(ndimage.gaussian_filter(solid.astype(np.float32), 1).std())


def median(solid):
    from scipy import ndimage
    return float(ndimage.median_filter(solid.astype(np.float32), 3).mean())


def two_point(solid):
    """Along x up to 100 voxels, by the fast Fourier transform of every row, padded."""
    from scipy import fft
    pore = (solid == 0).astype(np.float32)
    n = pore.shape[2]
    f = fft.rfft(pore, 2 * n, axis=2)
    both = fft.irfft(np.abs(f) ** 2, axis=2).sum(axis=(0, 1))[:100]
    lag = min(50, n - 1)
    return float(both[lag] / (pore.shape[0] * pore.shape[1] * (n - lag)))


def main():
    task, path = sys.argv[1], sys.argv[2]
    image = np.load(path)
    call = globals()[task]
    call(np.ascontiguousarray(image[:24, :24, :24]))
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.process_time()
    value = call(image)
    cpu = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu_s": cpu, "memory": max(0, after.ru_maxrss - before.ru_maxrss) * 1024, "value": value}))


if __name__ == "__main__":
    main()
