using Lamina.Data.Images;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Validation.Cases;

/// <summary>A tomogram of a calendered electrode against an independent solver.</summary>
internal sealed class CalenderedImageCase : ValidationCase
{
    public override string Name => "calendered-image";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Number => "T1";

    public override string Question => "Does a real tomogram of a calendered electrode have the areas and the tortuosity of an independent solver?";

    public override string Source => "NREL tomogram with added CBD (BSD-3); areas and tau by an independent count and conjugate-gradient solver in double precision";

    public override string? ReferenceData => "matbox_nrel/nmc-1-cal_generatedCBD_bridge.tif";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var image = PhaseImage.From(ImageFiles.Read(ReferenceTable.Find(ReferenceData!)!), reuse: true);
        string[] names = ["pore", "NMC", "CBD"];
        var fractions = PhaseFractions.Of(image);
        var interfaces = Interfaces.Count(image);
        double[] shares = [0.40055, 0.49945, 0.10000], areas = [0.13833, 0.15272, 0.17750];
        for (var p = 0; p < 3; p++)
        {
            yield return Gate($"volume fraction of {names[p]}", shares[p], fractions[p], 5.1e-6);
            yield return Gate($"faces per voxel of {names[p]}", areas[p], interfaces.FacesPerVoxel(p), 5.1e-6);
        }
        yield return Relative("tau of the pores, z", 2.9527, TortuosityFactor.Solve(image, 0, Axis.Z, null, cancellation).Tau, 2e-4);
    }
}
