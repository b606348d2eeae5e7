using Lamina.Numerics;
using Lamina.Numerics.Random;

namespace Lamina.Drying.CrackPattern;

/// <summary>
/// The network: bonds that want to be shorter, held by the foil. Bonds soften along a straight line of force against stretch in steps of stiffness (sequentially linear, Rots
/// 2001) and never heal. Between failures everything is proportional to the load: displacements are kept per unit load, and a new load needs no solution.
/// </summary>
public sealed class CrackNetwork
{
    // Stiffness over that of a whole bond, stage by stage; the last is broken.
    private static readonly double[] Stages = [1, 0.5, 0.2, 0.06, 0];

    // Resistance of a bond against shear over that against stretch. Without it a crack need cut only every second bond in its way: its faces slide aside along the others.
    private const double Shear = CrackLattice.Shear;

    // What a node off the foil keeps of its anchor: loose pieces stay in place.
    private const double LooseAnchor = 1e-4;

    private const double Tolerance = 1e-4;

    private readonly CrackPatternSettings _settings;
    private readonly CrackLattice _lattice;
    private readonly byte[] _stage;
    private readonly double[] _stiffness, _strength, _thresholds, _anchor;
    private readonly bool[] _loose;
    private readonly double[] _u, _residual, _direction, _image, _inverse;
    private readonly int[] _active, _mark, _opened;
    private readonly List<(double X, double Y)> _bubbles = [];
    private int _stamp;

    /// <summary>A whole film in equilibrium.</summary>
    /// <param name="settings">the patch</param>
    /// <exception cref="ArgumentException">settings out of range, all faults named</exception>
    public CrackNetwork(CrackPatternSettings settings)
    {
        settings.Check();
        _settings = settings;
        _lattice = new CrackLattice(settings.Cells, settings.Disorder, settings.Seed);
        var (n, bonds) = (_lattice.Nodes, _lattice.Bonds);
        (_stage, _stiffness, _strength) = (new byte[bonds], new double[bonds], new double[bonds]);
        (_anchor, _loose) = (new double[n], new bool[n]);
        (_u, _residual, _direction, _image, _inverse) = (new double[2 * n], new double[2 * n], new double[2 * n], new double[2 * n], new double[4 * n]);
        (_active, _mark, _opened) = (new int[n], new int[n], new int[bonds]);

        // Modulus against stretch over anchor per area (2/sqrt(3) nodes) is the square of the shear length.
        Array.Fill(_anchor, CrackLattice.StretchModulus * CrackLattice.RowHeight / (settings.ShearLength * settings.ShearLength));
        Array.Fill(_stiffness, 1);
        var random = new RandomStream(settings.Seed, RandomStreams.CrackStrengths);
        var mean = Gamma(1 + 1 / settings.WeibullModulus);
        for (var b = 0; b < bonds; b++)
            _strength[b] = settings.Strength * Math.Pow(-Math.Log(1 - random.Uniform(1, (ulong)b)), 1 / settings.WeibullModulus) / mean;
        _thresholds = Thresholds(2 * CrackLattice.BondWork * settings.ShearLength / (settings.Strength * settings.Strength));
        Blow(random);
        All();
        Equilibrate(_lattice.Nodes, settings.OneAtATime ? 1e-10 : Tolerance);
    }

    /// <summary>The lattice.</summary>
    public CrackLattice Lattice => _lattice;

    /// <summary>Load now: drive that bonds feel [-].</summary>
    public double Drive { get; private set; }

    /// <summary>Stage of each bond: 0 whole, then softened in steps; <see cref="BrokenStage"/> is broken.</summary>
    public ReadOnlySpan<byte> Damage => _stage;

    /// <summary>Stage of a broken bond.</summary>
    public static int BrokenStage => Stages.Length - 1;

    /// <summary>
    /// Stage from which on a bond counts as a crack: it has lost more than nine tenths of its stiffness. The last threads of a process zone hold nothing together, but they join
    /// pieces that a crack has all but parted, the more of them the finer the lattice.
    /// </summary>
    public static int OpenStage => Stages.Length - 2;

    /// <summary>Number of the solution after which each bond became a crack; 0 where it has not, or where a bubble had cut it.</summary>
    public ReadOnlySpan<int> OpenedAt => _opened;

    /// <summary>Nodes that have come off the foil.</summary>
    public ReadOnlySpan<bool> Loose => _loose;

    /// <summary>Where bubbles are: x and y of each centre [lattice spacings].</summary>
    public IReadOnlyList<(double X, double Y)> Bubbles => _bubbles;

    /// <summary>Bonds that bubbles had cut before any load.</summary>
    public int Bubbled { get; private set; }

    /// <summary>Times that nodes were solved for: sum over iterations of the nodes in them.</summary>
    public long Work { get; private set; }

    /// <summary>Solutions of the whole or part of the network.</summary>
    public int Solutions { get; private set; }

    /// <summary>Raises the load and lets bonds fail until none is overloaded.</summary>
    /// <param name="drive">new drive; below the present one nothing happens [-]</param>
    /// <param name="failed">called after each solution with the elastic energy, or null; costs a pass over the network</param>
    /// <param name="cancellation">stops between solutions</param>
    public void Load(double drive, Action<double>? failed = null, CancellationToken cancellation = default)
    {
        if (drive <= Drive) return;
        Drive = drive;
        List<int> sites = [];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Fail(sites)) break;
            if (_settings.OneAtATime)
            {
                All();
                Equilibrate(_lattice.Nodes, 1e-10);
            }
            else
            {
                Equilibrate(Near(sites, (int)Math.Ceiling(1.5 * _settings.ShearLength)), Tolerance);
            }
            failed?.Invoke(Energy());
        }
    }

    /// <summary>
    /// Lets go of the foil at nodes that have moved further than a share of what a crack face of a film held everywhere else moves at the present load; goes on until none is left. A piece
    /// keeps its hold in the middle, where it moves little.
    /// </summary>
    /// <param name="share">share of the displacement of a crack face [-]</param>
    /// <param name="cancellation">stops between solutions</param>
    public void Detach(double share, CancellationToken cancellation = default)
    {
        List<int> sites = [];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            sites.Clear();
            Release(sites, share);
            if (sites.Count == 0) return;
            Equilibrate(Near(sites, (int)Math.Ceiling(1.5 * _settings.ShearLength)), Tolerance);
        }
    }

    /// <summary>Cuts all bonds across a straight line along x: a crack from outside.</summary>
    /// <param name="row">row of nodes below the cut</param>
    public void CutRow(int row)
    {
        for (var column = 0; column < _lattice.Cells; column++)
            for (var k = 1; k < 3; k++)
            {
                var bond = 3 * (row * _lattice.Cells + column) + k;
                (_stage[bond], _stiffness[bond]) = ((byte)BrokenStage, 0);
            }
        All();
        Equilibrate(_lattice.Nodes, Tolerance);
    }

    /// <summary>The load at which the next bond fails [-].</summary>
    public double NextDrive()
    {
        var lowest = double.PositiveInfinity;
        for (var b = 0; b < _stage.Length; b++)
        {
            var stretch = Overstretch(b);
            if (stretch > 0) lowest = Math.Min(lowest, _strength[b] * _thresholds[_stage[b]] * _lattice.Length[b] / stretch);
        }
        return lowest;
    }

    /// <summary>Elastic energy of bonds and anchors at the present load, bond stiffness and lattice spacing 1.</summary>
    public double Energy()
    {
        double bonds = 0, anchors = 0;
        for (var b = 0; b < _stage.Length; b++)
        {
            var (stretch, slip) = (Stretch(b), Slip(b));
            bonds += _stiffness[b] * (stretch * stretch + Shear * slip * slip);
        }
        for (var i = 0; i < _anchor.Length; i++) anchors += _anchor[i] * (_u[2 * i] * _u[2 * i] + _u[2 * i + 1] * _u[2 * i + 1]);
        return 0.5 * Drive * Drive * (bonds + anchors);
    }

    /// <summary>How far a broken or softened bond has opened, per unit of free shrinkage: what its ends have moved apart beyond what the bond itself bears; 0 for a whole bond [lattice spacings].</summary>
    /// <param name="bond">the bond</param>
    public double Opening(int bond) => _stage[bond] == 0 ? 0 : Math.Max(0, (1 - _stiffness[bond]) * Stretch(bond));

    /// <summary>Area that all openings cover, per area of film and unit of free shrinkage [-].</summary>
    public double OpenArea()
    {
        var sum = 0.0;
        for (var b = 0; b < _stage.Length; b++)
            if (_stage[b] > 0) sum += Opening(b) * DualLength(b);
        return sum / (_lattice.Width * _lattice.Height);
    }

    /// <summary>Length of the edge that a crack runs along when it cuts a bond, its part across the bond [lattice spacings].</summary>
    /// <param name="bond">the bond</param>
    public double DualLength(int bond)
    {
        var (left, right) = _lattice.Triangles(bond);
        var (ax, ay) = _lattice.Centre(left);
        var (bx, by) = _lattice.Centre(right);
        var (dx, dy) = _lattice.Shortest(bx - ax, by - ay);
        return Math.Abs(dx * _lattice.NormalY[bond] - dy * _lattice.NormalX[bond]);
    }

    // ---- failure -------------------------------------------------------------------------------------------------------------------------------

    // Softens overloaded bonds: the worst alone, or all that are the worst within their neighbourhood. Returns whether any failed; the nodes to solve around are in sites.
    private bool Fail(List<int> sites)
    {
        sites.Clear();
        List<(double Overload, int Bond)> overloaded = [];
        for (var b = 0; b < _stage.Length; b++)
        {
            if (_stage[b] == Stages.Length - 1) continue;
            var overload = Drive * Overstretch(b) / (_strength[b] * _thresholds[_stage[b]] * _lattice.Length[b]);
            if (overload >= 1) overloaded.Add((overload, b));
        }
        // Worst first; equal ones in the order of their numbers, so that the same seed gives the same pattern.
        overloaded.Sort((a, b) => a.Overload != b.Overload ? b.Overload.CompareTo(a.Overload) : a.Bond.CompareTo(b.Bond));
        var apart = Math.Max(2, (int)(0.5 * _settings.ShearLength));
        _stamp++;
        foreach (var (_, bond) in overloaded)
        {
            var (from, to) = _lattice.Ends(bond);
            if (_mark[from] == _stamp || _mark[to] == _stamp) continue;
            var stretch = Drive * Overstretch(bond) / (_strength[bond] * _lattice.Length[bond]);
            while (_stage[bond] < Stages.Length - 1 && stretch >= _thresholds[_stage[bond]]) _stage[bond]++;
            _stiffness[bond] = Stages[_stage[bond]];
            if (_stage[bond] >= OpenStage && _opened[bond] == 0) _opened[bond] = Solutions;
            sites.Add(from);
            sites.Add(to);
            if (_settings.OneAtATime) return true;
            MarkAround(from, apart);
        }
        if (double.IsFinite(_settings.DelaminationDrive)) Release(sites, _settings.DelaminationDrive / Drive);
        return sites.Count > 0;
    }

    // At the face of a crack in a film that is held everywhere else the displacement is stress over modulus against stretch times shear length.
    private void Release(List<int> sites, double share)
    {
        var limit = Math.Sqrt(3) / CrackLattice.StretchModulus * share * _settings.ShearLength;
        for (var i = 0; i < _anchor.Length; i++)
        {
            if (_loose[i] || _u[2 * i] * _u[2 * i] + _u[2 * i + 1] * _u[2 * i + 1] < limit * limit) continue;
            _loose[i] = true;
            _anchor[i] *= LooseAnchor;
            sites.Add(i);
        }
    }

    // Stretches at which a bond of strength 1 goes to its next stage: force 1 at a stretch of 1, falling along a line; the line is placed so that the steps together take
    // twice the work w that is asked for, of which a brittle bond takes 1.
    private static double[] Thresholds(double w)
    {
        var thresholds = new double[Stages.Length];
        double low = 1, high = 4 * w + 4;
        for (var i = 0; i < 100; i++)
        {
            var last = 0.5 * (low + high);
            var work = 0.0;
            for (var s = 0; s < Stages.Length - 1; s++)
            {
                // Where the line of the softened bond meets the falling line, f = (last - x)/(last - 1).
                thresholds[s] = s == 0 ? 1 : last / (Stages[s] * (last - 1) + 1);
                work += (Stages[s] - Stages[s + 1]) * thresholds[s] * thresholds[s];
            }
            if (work < w) low = last; else high = last;
        }
        thresholds[^1] = double.PositiveInfinity;
        return thresholds;
    }

    private double Stretch(int bond)
    {
        var i = bond / 3;
        var j = _lattice.Neighbour[6 * i + bond % 3];
        return (_u[2 * j] - _u[2 * i]) * _lattice.NormalX[bond] + (_u[2 * j + 1] - _u[2 * i + 1]) * _lattice.NormalY[bond] + _lattice.Length[bond];
    }

    private double Slip(int bond)
    {
        var i = bond / 3;
        var j = _lattice.Neighbour[6 * i + bond % 3];
        return (_u[2 * j + 1] - _u[2 * i + 1]) * _lattice.NormalX[bond] - (_u[2 * j] - _u[2 * i]) * _lattice.NormalY[bond];
    }

    // The stretch that would take as much energy as stretch and slip together; a bond that is pushed together does not fail.
    private double Overstretch(int bond)
    {
        var (stretch, slip) = (Stretch(bond), Slip(bond));
        return stretch <= 0 ? 0 : Math.Sqrt(stretch * stretch + Shear * slip * slip);
    }

    private void Blow(RandomStream random)
    {
        for (var k = 0; k < _settings.Bubbles; k++)
        {
            var (a, b) = random.UniformPair(2, (ulong)k);
            _bubbles.Add((a * _lattice.Width, b * _lattice.Height));
            for (var bond = 0; bond < _stage.Length; bond++)
            {
                var (i, _) = _lattice.Ends(bond);
                var (dx, dy) = _lattice.Shortest(_lattice.X[i] - a * _lattice.Width, _lattice.Y[i] - b * _lattice.Height);
                if (dx * dx + dy * dy > _settings.BubbleRadius * _settings.BubbleRadius) continue;
                if (_stage[bond] == 0) Bubbled++;
                (_stage[bond], _stiffness[bond]) = ((byte)(Stages.Length - 1), 0);
            }
        }
    }

    // ---- equilibrium ---------------------------------------------------------------------------------------------------------------------------

    private void All()
    {
        for (var i = 0; i < _active.Length; i++) _active[i] = i;
    }

    private void MarkAround(int node, int radius)
    {
        var cells = _lattice.Cells;
        var (row, column) = (node / cells, node % cells);
        for (var dr = -radius; dr <= radius; dr++)
            for (var dc = -radius; dc <= radius; dc++)
                _mark[(row + dr + cells) % cells * cells + (column + dc + cells) % cells] = _stamp;
    }

    // Nodes within a radius of the sites, in the order of their numbers, as the active ones; returns how many.
    private int Near(List<int> sites, int radius)
    {
        radius = Math.Min(radius, _lattice.Cells / 2 - 1);
        _stamp++;
        foreach (var site in sites) MarkAround(site, radius);
        var count = 0;
        for (var i = 0; i < _mark.Length; i++)
            if (_mark[i] == _stamp) _active[count++] = i;
        return count;
    }

    // Conjugate gradients with the nodes' own 2x2 blocks, on the active nodes; all others stay where they are.
    private void Equilibrate(int count, double tolerance)
    {
        Solutions++;
        var active = _active.AsSpan(0, count);
        double rho = 0;
        foreach (var i in active)
        {
            Force(i, out var fx, out var fy);
            Block(i);
            (_residual[2 * i], _residual[2 * i + 1]) = (fx, fy);
            Precondition(i, fx, fy, out var zx, out var zy);
            (_direction[2 * i], _direction[2 * i + 1]) = (zx, zy);
            rho += fx * zx + fy * zy;
        }
        _stamp++;
        foreach (var i in active) _mark[i] = _stamp;
        // A force of 1 stretches a whole bond by the strain of unit load: tolerance is the share of it that may be left at any node.
        for (var iteration = 0; ; iteration++)
        {
            double largest = 0;
            foreach (var i in active) largest = Math.Max(largest, Math.Max(Math.Abs(_residual[2 * i]), Math.Abs(_residual[2 * i + 1])));
            if (largest <= tolerance) return;
            if (iteration > 20000) throw new NotConvergedException("crack network: equilibrium was not found") { Iterations = iteration, Residual = largest / tolerance };
            Work += count;
            var curvature = 0.0;
            foreach (var i in active)
            {
                Image(i, out var ax, out var ay);
                (_image[2 * i], _image[2 * i + 1]) = (ax, ay);
                curvature += _direction[2 * i] * ax + _direction[2 * i + 1] * ay;
            }
            var alpha = rho / curvature;
            double next = 0;
            foreach (var i in active)
            {
                _u[2 * i] += alpha * _direction[2 * i];
                _u[2 * i + 1] += alpha * _direction[2 * i + 1];
                var rx = _residual[2 * i] -= alpha * _image[2 * i];
                var ry = _residual[2 * i + 1] -= alpha * _image[2 * i + 1];
                Precondition(i, rx, ry, out var zx, out var zy);
                (_image[2 * i], _image[2 * i + 1]) = (zx, zy);
                next += rx * zx + ry * zy;
            }
            var beta = next / rho;
            rho = next;
            foreach (var i in active)
            {
                _direction[2 * i] = _image[2 * i] + beta * _direction[2 * i];
                _direction[2 * i + 1] = _image[2 * i + 1] + beta * _direction[2 * i + 1];
            }
        }
    }

    // Force on a node from its bonds and its anchor.
    private void Force(int i, out double fx, out double fy)
    {
        (fx, fy) = (-_anchor[i] * _u[2 * i], -_anchor[i] * _u[2 * i + 1]);
        for (var k = 0; k < 6; k++)
        {
            var (bond, sign) = _lattice.BondAt(i, k);
            double nx = _lattice.NormalX[bond], ny = _lattice.NormalY[bond];
            var (pull, push) = (sign * _stiffness[bond] * Stretch(bond), sign * _stiffness[bond] * Shear * Slip(bond));
            fx += pull * nx - push * ny;
            fy += pull * ny + push * nx;
        }
    }

    // Stiffness matrix times the direction at a node; directions outside the active nodes are 0.
    private void Image(int i, out double ax, out double ay)
    {
        double px = _direction[2 * i], py = _direction[2 * i + 1];
        (ax, ay) = (_anchor[i] * px, _anchor[i] * py);
        for (var k = 0; k < 6; k++)
        {
            var j = _lattice.Neighbour[6 * i + k];
            var bond = k < 3 ? 3 * i + k : 3 * j + k - 3;
            double dx = px, dy = py;
            if (_mark[j] == _stamp) (dx, dy) = (px - _direction[2 * j], py - _direction[2 * j + 1]);
            double nx = _lattice.NormalX[bond], ny = _lattice.NormalY[bond], s = _stiffness[bond];
            var stretch = (1 - Shear) * s * (dx * nx + dy * ny);
            ax += stretch * nx + Shear * s * dx;
            ay += stretch * ny + Shear * s * dy;
        }
    }

    private void Block(int i)
    {
        double xx = _anchor[i], xy = 0, yy = _anchor[i];
        for (var k = 0; k < 6; k++)
        {
            var (bond, _) = _lattice.BondAt(i, k);
            var s = _stiffness[bond];
            double nx = _lattice.NormalX[bond], ny = _lattice.NormalY[bond];
            xx += s * ((1 - Shear) * nx * nx + Shear);
            xy += s * (1 - Shear) * nx * ny;
            yy += s * ((1 - Shear) * ny * ny + Shear);
        }
        var determinant = xx * yy - xy * xy;
        (_inverse[4 * i], _inverse[4 * i + 1], _inverse[4 * i + 2]) = (yy / determinant, -xy / determinant, xx / determinant);
    }

    private void Precondition(int i, double rx, double ry, out double zx, out double zy) =>
        (zx, zy) = (_inverse[4 * i] * rx + _inverse[4 * i + 1] * ry, _inverse[4 * i + 1] * rx + _inverse[4 * i + 2] * ry);

    // Lanczos's approximation, nine terms: about 15 digits for arguments above 0.5.
    private static double Gamma(double x)
    {
        double[] c =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
            -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        var sum = c[0];
        for (var i = 1; i < 9; i++) sum += c[i] / (x - 1 + i);
        var t = x + 6.5;
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x - 0.5) * Math.Exp(-t) * sum;
    }
}
