using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Rheology;
using Lamina.Particles.Sets;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The published small slurry from its random start: volume at rest and viscosity.</summary>
internal sealed class ParticleSlurryCase : ValidationCase
{
    private const string Start = "artistic_small/coord_in.data";

    public override string Name => "particle-slurry";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Question => "Does the relaxed random slurry have the volume and the viscosity that LAMMPS gives it?";

    public override string Source => "LAMMPS 29 Sep 2021 on the published small slurry: volume by a damped protocol, viscosity by nvt/sllod";

    public override string? ReferenceData => Start;

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var path = ReferenceTable.Find(Start) ?? throw new FileNotFoundException($"needs {Start} below LAMINA_REFERENCE_DATA");
        var system = ParticleSystem.From(LammpsDataFile.Read(path), PublishedForceFields.SlurrySmall());
        var rest = QuasiStaticRelaxation.Run(system, new(), cancellation: cancellation);
        yield return Relative("volume at rest under 100 kPa", 46_659e-18, system.Box.Volume, 0.01, "m3");
        yield return Holds("the relaxation converged", rest.Converged);
        double Viscosity(double rate) => LeesEdwardsShear.Run(system, new() { Rate = rate }, cancellation).Viscosity;
        foreach (var (mass, nominal, at1e4, at1e5) in ((string, bool, double, double)[])[("granular", false, 1.22, 1.24), ("nominal", true, 0.86, 0.89)])
        {
            system.SwitchTo(PublishedForceFields.SlurrySmall(nominal));
            yield return Relative($"viscosity at 1e4 1/s, active mass on the {mass} diameter", at1e4, Viscosity(1e4), 0.05, "Pa s");
            yield return Relative($"viscosity at 1e5 1/s, active mass on the {mass} diameter", at1e5, Viscosity(1e5), 0.05, "Pa s");
        }
    }
}
