using Lamina.Particles.Forces;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Relaxation;

/// <summary>
/// Moves particles under pair forces and loads of the caller's, in one of two ways. <see cref="Settle"/>: damped motion with masses proportional to diameter, scaled so that the stiffest
/// particle moves at a fixed fraction of its stability limit. <see cref="Descend"/>: motion against a drag proportional to the particle's own mass, which lets heavy particles lag.
/// Elastic contacts; with friction also tangential springs and spin. Fixed particles stay. By stiffness: each particle has a mass of its own at its own stability limit, for types a hundred times
/// apart in stiffness; no less than that of four contacts of its kind at an overlap of a thousandth of the radius, since contacts are made and lost between scans.
/// </summary>
/// <param name="engine">the force loop; with friction its contact law should have no damping, for velocities are per pseudo-time</param>
/// <param name="loads">adds the caller's forces after each evaluation</param>
/// <param name="loadStiffness">stiffness of those forces at a particle [N m-1]</param>
/// <param name="damping">damping against the mean velocity of the height, per unit of pseudo-time [-]</param>
/// <param name="collectiveDamping">damping of that mean [-]</param>
/// <param name="friction">true for the whole contact law</param>
/// <param name="byStiffness">masses of <see cref="Settle"/> proportional to each particle's own stiffness in place of its diameter</param>
internal sealed class LoadedMotion(ForceEngine engine, Action<ForceEngine> loads, Func<int, double> loadStiffness, double damping, double collectiveDamping, bool friction = false, bool byStiffness = false)
{
    // Of the limit sqrt(2) that Gershgorin's bound gives for the stiffest particle.
    private const double Step = 1;
    private const int ScanEvery = 25;
    private readonly double largest = (byStiffness ? 0.02 : 0.1) * engine.System.Particles.Radius.Min();
    private const int Slabs = 16;
    private readonly double[] means = new double[Slabs], weights = new double[Slabs];
    private double lowest, slab;
    private double[] stiffness = [], own = [];
    private double massPerRadius;
    private int builds = -1, sinceScan;

    /// <summary>Root mean square of the forces at the latest step over the mean pair force [-].</summary>
    public double Residual { get; private set; } = double.PositiveInfinity;
    private double meanPairForce = 1;

    /// <summary>Scans anew at the next step, as a new motion does: where the engine was told to start anew.</summary>
    public void StartAnew() => sinceScan = 0;

    /// <summary>Takes damped steps in pseudo-time, keeping velocities from call to call.</summary>
    /// <param name="steps">number of steps [-]</param>
    /// <param name="cancellation">stops between steps</param>
    /// <param name="drag">drag per mass and displacement in one step: a friction in real time over the real time that a step stands for; it acts implicitly, and heavy particles lag [s-2]</param>
    public void Settle(int steps, CancellationToken cancellation, double drag = 0)
    {
        var p = engine.System.Particles;
        for (var n = 0; n < steps; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            Evaluate();
            var keep = 1 / (1 + damping * Step);
            var keepMean = 1 / (1 + collectiveDamping * Step);
            Means();
            var sum = 0.0;
            for (var i = 0; i < p.Count; i++)
            {
                if (p.Fixed[i]) continue;
                double fx = engine.ForceX[i], fy = engine.ForceY[i], fz = engine.ForceZ[i];
                sum += fx * fx + fy * fy + fz * fz;
                var mass = byStiffness ? own[i] : massPerRadius * p.Radius[i];
                var a = Step / mass;
                var mean = MeanAt(p.Z[i]);
                double vx = keep * (p.VelocityX[i] + a * fx), vy = keep * (p.VelocityY[i] + a * fy), vz = keep * (p.VelocityZ[i] - mean + a * fz) + keepMean * mean;
                if (drag > 0)
                {
                    var held = 1 / (1 + a * drag * p.Mass[i]);
                    vx *= held; vy *= held; vz *= held;
                }
                var far = Step * Math.Sqrt(vx * vx + vy * vy + vz * vz);
                if (far > largest) { var cut = largest / far; vx *= cut; vy *= cut; vz *= cut; }
                (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (vx, vy, vz);
                p.X[i] += Step * vx;
                p.Y[i] += Step * vy;
                p.Z[i] += Step * vz;
                if (!friction) continue;
                var b = Step / (mass * p.Radius[i] * p.Radius[i]);
                p.SpinX[i] = keep * (p.SpinX[i] + b * engine.TorqueX[i]);
                p.SpinY[i] = keep * (p.SpinY[i] + b * engine.TorqueY[i]);
                p.SpinZ[i] = keep * (p.SpinZ[i] + b * engine.TorqueZ[i]);
            }
            Note(sum);
        }
    }

    /// <summary>Mean velocity along z of 16 slabs: damping acts on what departs from it, as contact damping does, so that the film can sink as a whole.</summary>
    private void Means()
    {
        var p = engine.System.Particles;
        var box = engine.System.Box;
        (lowest, slab) = (box.LowZ, box.LengthZ / Slabs);
        Array.Clear(means); Array.Clear(weights);
        for (var i = 0; i < p.Count; i++)
        {
            var k = Math.Clamp((int)((p.Z[i] - lowest) / slab), 0, Slabs - 1);
            weights[k] += p.Radius[i];
            if (!p.Fixed[i]) means[k] += p.Radius[i] * p.VelocityZ[i];
        }
        for (var k = 0; k < Slabs; k++) if (weights[k] > 0) means[k] /= weights[k];
    }

    private double MeanAt(double z)
    {
        var at = Math.Clamp((z - lowest) / slab - 0.5, 0, Slabs - 1);
        var k = Math.Min((int)at, Slabs - 2);
        return means[k] + (at - k) * (means[k + 1] - means[k]);
    }

    /// <summary>Descends: displacement = force / mass * time^2 over the interval, in as many explicit steps as stability asks for.</summary>
    /// <param name="squaredTime">the interval, in the measure of steps times half the squared time step of the published motion [s2]</param>
    /// <param name="cancellation">stops between steps</param>
    /// <returns>force evaluations</returns>
    public int Descend(double squaredTime, CancellationToken cancellation)
    {
        var p = engine.System.Particles;
        var left = squaredTime;
        var count = 0;
        while (left > 1e-12 * squaredTime)
        {
            cancellation.ThrowIfCancellationRequested();
            Evaluate();
            count++;
            var limit = double.PositiveInfinity;
            for (var i = 0; i < p.Count; i++)
                if (!p.Fixed[i]) limit = Math.Min(limit, p.Mass[i] / stiffness[i]);
            // Gershgorin: eigenvalues up to 2 K / m, explicit steps are stable below 2 / that.
            var step = Math.Min(left, 0.7 * limit);
            left -= step;
            var sum = 0.0;
            for (var i = 0; i < p.Count; i++)
            {
                if (p.Fixed[i]) continue;
                double fx = engine.ForceX[i], fy = engine.ForceY[i], fz = engine.ForceZ[i];
                sum += fx * fx + fy * fy + fz * fz;
                var a = step / p.Mass[i];
                var far = a * Math.Sqrt(fx * fx + fy * fy + fz * fz);
                if (far > largest) a *= largest / far;
                p.X[i] += a * fx;
                p.Y[i] += a * fy;
                p.Z[i] += a * fz;
            }
            Note(sum);
        }
        return count;
    }

    private void Evaluate()
    {
        if (friction) engine.Compute(Step, ContactMode.Full, totals: false);
        else engine.Compute(0, ContactMode.Elastic, totals: false);
        loads(engine);
        // Scanned again where lists are new: particles have moved far then, and may have been put in a new order.
        if (sinceScan++ % ScanEvery != 0 && engine.Builds == builds) return;
        var scan = engine.ScanStiffness();
        builds = engine.Builds;
        sinceScan = 1;
        var p = engine.System.Particles;
        stiffness = scan.Stiffness;
        var mean = 0.0;
        for (var i = 0; i < p.Count; i++) { stiffness[i] += loadStiffness(i); mean += stiffness[i] / p.Count; }
        // A particle with few contacts would be almost weightless and jump about.
        for (var i = 0; i < p.Count; i++) stiffness[i] = Math.Max(stiffness[i], 0.1 * mean);
        TakeMasses(p);
        meanPairForce = scan.MeanPairForce > 0 ? scan.MeanPairForce : 1;
    }

    private void TakeMasses(ParticleSet p)
    {
        var largestRatio = 0.0;
        for (var i = 0; i < p.Count; i++) largestRatio = Math.Max(largestRatio, stiffness[i] / p.Radius[i]);
        // Where nothing touches nothing sets a mass: the one before, or any.
        massPerRadius = largestRatio > 0 ? largestRatio : massPerRadius > 0 ? massPerRadius : 1;
        if (!byStiffness) return;
        if (own.Length != p.Count) own = new double[p.Count];
        var types = engine.System.Field.Types;
        for (var i = 0; i < p.Count; i++)
        {
            var least = types[p.Type[i]].Material is { } m ? 4 * HertzMindlin.Between(m, m).StiffnessAt(1e-3 * p.Radius[i], 0.5 * p.Radius[i]) : 0;
            own[i] = Math.Max(stiffness[i], least);
        }
    }

    private void Note(double sum)
    {
        if (!double.IsFinite(sum)) throw new UnstableMotionException(0, "a force is not finite: two centres coincide; relax the structure first, or take smaller increments");
        Residual = Math.Sqrt(sum / engine.System.Particles.Count) / meanPairForce;
    }
}
