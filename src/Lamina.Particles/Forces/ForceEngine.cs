using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Forces;

/// <summary>
/// Forces, torques and pressure of a particle system, with neighbour lists that are rebuilt when needed and contact history that survives rebuilds.
/// The work is cut into domains whose number depends on the particle count only; each sums into its own buffer and the buffers are added in order, so that any number
/// of threads gives the same bits. Sorts the system's particles. Not thread-safe.
/// </summary>
public sealed unsafe partial class ForceEngine : IDisposable
{
    private readonly ParticleSystem system;
    private readonly ForceSettings settings;
    private readonly NeighbourSearch search = new();
    private readonly ImageTable images = new();
    private readonly PairList contactList = new();
    private readonly PairList potentialList = new();
    private readonly Records position, centre, velocity, spin;
    private readonly Records[] force, torque;
    private readonly ForceTotals[] part;
    private readonly int[] cutContact, cutPotential;
    private readonly int domains;
    // Which stretches of particles a domain writes to: in a large system few of them, and only those are cleared and added.
    private const int Stretch = 256;
    private readonly bool[][] touched;
    private PairCoefficients coefficients;
    private InteractionRanges ranges;
    private HertzHistory contact;
    private MindlinCoefficients? mindlin;
    private bool hasContact;
    private int builds;

    /// <summary>Prepares a force loop on a system; lists are built at the first evaluation.</summary>
    public ForceEngine(ParticleSystem system, ForceSettings? settings = null)
    {
        this.system = system;
        this.settings = settings ?? new();
        var count = system.Particles.Count;
        domains = count < 3000 ? 1 : count < 8000 ? 2 : count < 40_000 ? 4 : 8;
        (position, centre, velocity, spin) = (new(count), new(count), new(count), new(count));
        force = new Records[domains];
        torque = new Records[domains];
        for (var d = 0; d < domains; d++) (force[d], torque[d]) = (new(count), new(count));
        part = new ForceTotals[domains];
        touched = new bool[domains][];
        for (var d = 0; d < domains; d++) touched[d] = new bool[(count + Stretch - 1) / Stretch];
        cutContact = new int[domains + 1];
        cutPotential = new int[domains + 1];
        ForceX = new double[count]; ForceY = new double[count]; ForceZ = new double[count];
        TorqueX = new double[count]; TorqueY = new double[count]; TorqueZ = new double[count];
        referenceX = new double[count]; referenceY = new double[count]; referenceZ = new double[count];
        (referenceRadius, referenceType) = (new double[count], new int[count]);
        coefficients = null!;
        ranges = null!;
        FieldChanged();
    }

    /// <summary>The system that is evaluated.</summary>
    public ParticleSystem System => system;
    /// <summary>Force along x, in the set's present order [N].</summary>
    public double[] ForceX { get; }
    /// <summary>Force along y [N].</summary>
    public double[] ForceY { get; }
    /// <summary>Force along z [N].</summary>
    public double[] ForceZ { get; }
    /// <summary>Torque about x [N m].</summary>
    public double[] TorqueX { get; }
    /// <summary>Torque about y [N m].</summary>
    public double[] TorqueY { get; }
    /// <summary>Torque about z [N m].</summary>
    public double[] TorqueZ { get; }
    /// <summary>Time by which the latest evaluation has advanced contact histories: walls with friction advance theirs by the same [s].</summary>
    public double HistoryStep { get; private set; }
    /// <summary>What the latest evaluation has taken of the contact law.</summary>
    public ContactMode Mode { get; private set; }
    /// <summary>Number of times that neighbour lists were built [-].</summary>
    public int Builds => builds;
    /// <summary>Listed neighbours per particle, both lists [-].</summary>
    public double ListedPerParticle => (double)(contactList.Pairs + potentialList.Pairs) / system.Particles.Count;

    /// <summary>Takes over a changed force field, radii, masses or types; lists are built anew at the next evaluation, contact history is kept.</summary>
    public void FieldChanged()
    {
        TakeCoefficients();
        ranges = new InteractionRanges(system.Field, system.Particles.TypeCount, settings.Skin ?? DefaultSkin());
        listsValid = false;
    }

    private void TakeCoefficients()
    {
        coefficients?.Dispose();
        mindlin?.Dispose();
        var field = system.Field;
        coefficients = new PairCoefficients(field, system.Particles.TypeCount);
        mindlin = field.HertzMindlin ? new MindlinCoefficients(field, system.Particles.TypeCount) : null;
        hasContact = field.HasContacts;
        if (field.Contact is { } settings) contact = new HertzHistory(settings);
    }

    /// <summary>
    /// Takes over changed coefficients, radii, masses and types without building lists anew, for ramps in small increments: lists live on as long as the skin covers what radii have grown
    /// and no pair law reaches further than when they were built; otherwise as <see cref="FieldChanged"/>.
    /// </summary>
    public void CoefficientsChanged()
    {
        var changed = new InteractionRanges(system.Field, system.Particles.TypeCount, ranges.Skin);
        if (!listsValid || hasContact != system.Field.HasContacts || !ranges.Covers(changed, system.Particles.Type, referenceType)) { FieldChanged(); return; }
        TakeCoefficients();
    }

    /// <summary>Evaluates forces at the present positions and velocities.</summary>
    /// <param name="historyStep">time by which contact histories advance; zero for none [s]</param>
    /// <param name="mode">full contact law or its elastic part</param>
    /// <param name="totals">true to sum energies and virial too; false leaves them zero</param>
    /// <exception cref="UnstableMotionException">a position is not finite</exception>
    public ForceTotals Compute(double historyStep = 0, ContactMode mode = ContactMode.Full, bool totals = true) => Evaluate(historyStep, mode, totals ? PairSums.All : PairSums.None);

    /// <summary>The same with the sums that are wanted; those left out are zero.</summary>
    internal ForceTotals Evaluate(double historyStep, ContactMode mode, PairSums sums)
    {
        EnsureLists();
        (HistoryStep, Mode) = (historyStep, mode);
        Pack(mode);
        if (mode == ContactMode.Full && hasContact && !historiesListed) ListHistories();
        var sum = new ForceTotals();
        InDomains(d => part[d] = Domain(d, historyStep, mode, sums));
        for (var d = 0; d < domains; d++) sum += part[d];
        Gather(mode == ContactMode.Full);
        AddSingleForces(mode);
        return sum + AddBonds();
    }

    private void InDomains(Action<int> work)
    {
        if (settings.Threads > 1 && domains > 1) Parallel.For(0, domains, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, work);
        else for (var d = 0; d < domains; d++) work(d);
    }

    private ForceTotals Domain(int d, double historyStep, ContactMode mode, PairSums sums)
    {
        ClearTouched(force[d], d);
        if (mode == ContactMode.Full) ClearTouched(torque[d], d);
        return sums switch
        {
            PairSums.All => Domain<AllSummed>(d, historyStep, mode),
            PairSums.Diagonal => Domain<DiagonalSummed>(d, historyStep, mode),
            _ => Domain<NotSummed>(d, historyStep, mode),
        };
    }

    private ForceTotals Domain<TSum>(int d, double historyStep, ContactMode mode) where TSum : struct, ISumming
    {
        var result = new ForceTotals();
        if (hasContact) result += mindlin is null ? Contacts<HistoryContacts, TSum>(new(contact), d, historyStep, mode) : Contacts<MindlinContacts, TSum>(new(mindlin), d, historyStep, mode);
        if (coefficients.Any) result += Potentials<TSum>(cutPotential[d], cutPotential[d + 1], force[d].At);
        return result;
    }

    private ForceTotals Contacts<TLaw, TSum>(TLaw law, int d, double historyStep, ContactMode mode) where TLaw : struct, ILaneContacts where TSum : struct, ISumming => mode == ContactMode.Full
        ? FullContacts<TLaw, TSum>(law, cutContact[d], cutContact[d + 1], force[d].At, torque[d].At, historyStep)
        : ElasticContacts<TLaw, TSum>(law, cutContact[d], cutContact[d + 1], force[d].At);

    /// <summary>Copies the quantities of each particle into one record, so that a pair touches few cache lines; velocities and spins only where the mode reads them.</summary>
    private void Pack(ContactMode mode)
    {
        var p = system.Particles;
        // The type rides in the low bits of 2^52 + type, which survives the addition of a zero shift and reads back as an index.
        const double carrier = 4503599627370496.0;
        double* a = position.At, c = centre.At;
        for (var i = 0; i < p.Count; i++, a += 4, c += 4)
        {
            (a[0], a[1], a[2], a[3]) = (p.X[i], p.Y[i], p.Z[i], p.Radius[i]);
            (c[0], c[1], c[2], c[3]) = (p.X[i], p.Y[i], p.Z[i], carrier + (p.Type[i] - 1));
        }
        // The dummy: so far away that nothing reaches it, but near enough for its square to stay finite.
        (a[0], a[1], a[2], a[3]) = (1e30, 1e30, 1e30, 0);
        (c[0], c[1], c[2], c[3]) = (1e30, 1e30, 1e30, carrier);
        images.Update(system.Box);
        if (mode != ContactMode.Full && mindlin is null) return;
        double* v = velocity.At, w = spin.At;
        for (var i = 0; i < p.Count; i++, v += 4, w += 4)
        {
            (v[0], v[1], v[2], v[3]) = (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i], p.Mass[i]);
            (w[0], w[1], w[2], w[3]) = (p.SpinX[i], p.SpinY[i], p.SpinZ[i], carrier + (p.Type[i] - 1));
        }
        (v[0], v[1], v[2], v[3]) = (0, 0, 0, p.Mass[0]);
        w[3] = carrier;
    }

    private void ClearTouched(Records records, int d)
    {
        var count = system.Particles.Count;
        for (var k = 0; k < touched[d].Length; k++)
            if (touched[d][k]) records.Clear(k * Stretch, Math.Min(count, (k + 1) * Stretch));
        // The dummy's, which padding lanes write zeros to.
        records.Clear(count, count + 1);
    }

    /// <summary>Notes which stretches each domain writes to under the present lists.</summary>
    private void NoteTouched()
    {
        var count = system.Particles.Count;
        InDomains(d =>
        {
            Array.Clear(touched[d]);
            if (hasContact) Note(contactList, cutContact, touched[d], d);
            if (coefficients.Any) Note(potentialList, cutPotential, touched[d], d);
        });
        void Note(PairList list, int[] cut, bool[] to, int d)
        {
            for (var i = cut[d]; i < cut[d + 1]; i++) to[i / Stretch] = true;
            for (var e = (nuint)list.Start[cut[d]] * PairList.Lanes; e < (nuint)list.Start[cut[d + 1]] * PairList.Lanes; e++)
            {
                var j = (int)(list.Entries[e] & PairList.IndexMask);
                if (j < count) to[j / Stretch] = true;
            }
        }
    }

    /// <summary>Adds the domains' buffers in order.</summary>
    private void Gather(bool torques)
    {
        Add(force, ForceX, ForceY, ForceZ);
        if (torques) Add(torque, TorqueX, TorqueY, TorqueZ);
    }

    private void Add(Records[] buffers, double[] toX, double[] toY, double[] toZ)
    {
        var count = system.Particles.Count;
        for (var k = 0; k < touched[0].Length; k++)
        {
            var (from, to) = (k * Stretch, Math.Min(count, (k + 1) * Stretch));
            var first = true;
            for (var d = 0; d < domains; d++)
            {
                if (!touched[d][k]) continue;
                var at = buffers[d].At + 4 * (nuint)from;
                if (first)
                    for (var i = from; i < to; i++, at += 4) (toX[i], toY[i], toZ[i]) = (at[0], at[1], at[2]);
                else
                    for (var i = from; i < to; i++, at += 4) { toX[i] += at[0]; toY[i] += at[1]; toZ[i] += at[2]; }
                first = false;
            }
            if (first) for (var i = from; i < to; i++) (toX[i], toY[i], toZ[i]) = (0, 0, 0);
        }
    }

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        foreach (var r in (Records[])[position, centre, velocity, spin, .. force, .. torque]) r.Dispose();
        contactList.Dispose();
        potentialList.Dispose();
        images.Dispose();
        coefficients.Dispose();
        mindlin?.Dispose();
    }
}
