using Lamina.Data.Faults;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Rheology;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Studies.Calibration;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Calibration;

/// <summary>A force field is fitted to a slurry small enough for a test, whose own force field made the data.</summary>
public sealed class ForceFieldCalibrationTests
{
    private static readonly ForceField truth = PublishedForceFields.SlurrySmall();

    private static (string Folder, ForceFieldRequest Request) Case(string name, string fit, params string[] more)
    {
        var folder = Places.Scratch(name);
        var system = SlurryGenerator.Place(truth, new Dictionary<int, int> { [1] = 60, [2] = 14, [3] = 5 }, Box.Between([0, 0, 0], [26e-6, 26e-6, 26e-6]), 3);
        using (var writer = new StreamWriter(Path.Combine(folder, "start.data"))) LammpsDataFile.Write(writer, system.Particles.ToStructure(system.Box, "start"));
        QuasiStaticRelaxation.Run(system, new() { Pressure = 1e5, MostSteps = 1500 });
        var viscosity = LeesEdwardsShear.Run(system, new() { Rate = 1e4 }).Viscosity;
        File.WriteAllText(Path.Combine(folder, "measured.csv"), FormattableString.Invariant($"density [kg/m3],shear_rate [1/s],viscosity [Pa s]\n{system.Density:R},,\n,1e4,{viscosity:R}\n"));
        // The file that the search starts from is wrong in both.
        var wrong = truth with { Contact = truth.Contact! with { NormalStiffness = 15e3, TangentialStiffness = 1.378 * 15e3, NormalDamping = 20e12, TangentialDamping = 0.959 * 20e12 } };
        File.WriteAllText(Path.Combine(folder, "field.yaml"), ForceFieldText.Write(wrong));
        return (folder, new ForceFieldRequest
        {
            ForceField = Path.Combine(folder, "field.yaml"), Structure = Path.Combine(folder, "start.data"), Data = Path.Combine(folder, "measured.csv"), Fit = [fit, .. more], Folder = Path.Combine(folder, "out"),
            Members = 6, Iterations = 6, Seed = 1, Threads = 2,
        });
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Stiffness_and_damping_come_back_from_density_and_viscosity()
    {
        var (folder, request) = Case("forcefield-fit", "contact.kn: 5..20 kPa", "contact.gamma_n: 15..70 1/(um us)");
        var answer = ForceFieldCalibrationStudy.Run(request);
        // The swarm ends at a tenth of the standard deviations: 0.1 % of the density, 0.5 % of the viscosity.
        Close.Relative(8e3, answer.Estimates[0].Best, 0.02, "kn");
        Close.Relative(38e12, answer.Estimates[1].Best, 0.05, "gamma_n");
        Close.Relative(0.959, answer.Field.Contact!.TangentialDamping / answer.Field.Contact.NormalDamping, 1e-9, "ratio of damping");
        Assert.True(answer.History[^1] < 0.2, $"residual {answer.History[^1]}");
        var read = ForceFieldFile.Read(Path.Combine(folder, "out", "forcefield.yaml"));
        Close.Relative(answer.Field.Contact.NormalStiffness, read.Contact!.NormalStiffness, 1e-13, "written kn");
        Assert.Contains("density", File.ReadAllText(Path.Combine(folder, "out", "residuals.csv")), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_stopped_fit_goes_on_to_the_same_bytes()
    {
        var (folder, request) = Case("forcefield-stop", "contact.kn: 5..20 kPa");
        request = request with { Members = 3, Iterations = 3 };
        ForceFieldCalibrationStudy.Run(request);
        var whole = File.ReadAllText(Path.Combine(folder, "out", "result.json"));
        var stopped = request with { Folder = Path.Combine(folder, "stopped") };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ForceFieldCalibrationStudy.Run(stopped, (_, share) => { if (share > 0.3) stop.Cancel(); }, stop.Token));
        ForceFieldCalibrationStudy.Run(stopped with { Threads = 1 });
        Assert.Equal(whole, File.ReadAllText(Path.Combine(folder, "stopped", "result.json")));
    }

    [Fact]
    public void Viscosities_at_the_rates_of_a_rheometer_are_refused_with_what_can_be_fitted()
    {
        var (folder, request) = Case("forcefield-slow", "contact.kn: 5..20 kPa");
        File.WriteAllText(Path.Combine(folder, "measured.csv"), "density [kg/m3],shear_rate [1/s],viscosity [Pa s]\n2300,,\n,18,7.48\n,125,2.86\n,1e4,1.2\n");
        var fault = Assert.Throws<InputException>(() => ForceFieldCalibrationStudy.Run(request));
        Assert.Contains("viscosity at 18 and 125 1/s cannot be fitted", fault.Message, StringComparison.Ordinal);
        Assert.Contains("5E+03 1/s and above", fault.Message, StringComparison.Ordinal);
        // The same in the verb that shears one structure.
        var slow = Lamina.Studies.Structures.ParticleStudy.Shear(request.Structure, request.ForceField, "18 1/s").Content;
        Assert.Contains("stress at rest", (string?)slow["warnings"]!.AsArray().Single(), StringComparison.Ordinal);
        Assert.Null(Lamina.Studies.Structures.ParticleStudy.Shear(request.Structure, request.ForceField, "1e4 1/s").Content["warnings"]);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_target_that_no_candidate_reaches_is_named_with_what_the_best_one_gives()
    {
        var (folder, request) = Case("forcefield-far", "contact.gamma_n: 30..45 1/(um us)");
        File.WriteAllText(Path.Combine(folder, "measured.csv"), "density [kg/m3],shear_rate [1/s],viscosity [Pa s]\n2100,,\n,1e4,50\n");
        var answer = ForceFieldCalibrationStudy.Run(request with { Members = 3, Iterations = 2 });
        var warning = Assert.Single(answer.Warnings, w => w.StartsWith("not reached within the ranges", StringComparison.Ordinal));
        Assert.Matches(@"viscosity at 1E\+04 1/s: [0-9.]+ in place of 50 Pa s", warning);
        Assert.Contains("Widen the ranges", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact.kx: 1..2 kPa", "has no kx")]
    [InlineData("glue.kn: 1..2 kPa", "no types named glue")]
    [InlineData("contact.kn", "the range is missing")]
    [InlineData("contact.kn: 1..2 um", "this is a length")]
    [InlineData("AM.epsilon: 1e-18..1e-17 J", "6 types are named AM")]
    [InlineData("contact.kn: 8..4 kPa", "")]
    public void What_cannot_be_fitted_is_told(string fit, string message)
    {
        var exception = Assert.Throws<InputException>(() => ForceFieldValue.Parse(fit, truth));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_per_diameter_follow_sizes_and_ratios_stay()
    {
        ForceFieldValue[] moved = [ForceFieldValue.Parse("CBD.epsilon_per_diameter: 1e-13..1e-12 J/m", truth), ForceFieldValue.Parse("CBD.diameter: 3..9 um", truth), ForceFieldValue.Parse("AM.sigma_per_diameter: 0.7..0.9", truth), ForceFieldValue.Parse("contact.kn: 4..16 kPa", truth)];
        var field = ForceFieldValue.Apply(truth, moved, [2e-13, 5e-6, 0.8, 16e3]);
        Close.Relative(2e-13 * 5e-6, field.Types[1].LennardJones!.Epsilon, 1e-12, "epsilon of CBD, on its new diameter");
        foreach (var type in field.Types.Values.Where(t => t.Name == "AM")) Close.Relative(0.8 * type.SolidDiameter!.Value, type.LennardJones!.Sigma, 1e-12, "sigma of AM");
        Close.Relative(1.378 * 16e3, field.Contact!.TangentialStiffness, 1e-9, "kt");
    }

    [Fact]
    public void A_table_without_numbers_of_a_slurry_is_refused()
    {
        var folder = Places.Scratch("forcefield-table");
        string Write(string text)
        {
            File.WriteAllText(Path.Combine(folder, "t.csv"), text);
            return Path.Combine(folder, "t.csv");
        }
        Assert.Contains("neither a density", Assert.Throws<InputException>(() => SlurryMeasurement.Read(Write("a [kg]\n1\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("no shear rates", Assert.Throws<InputException>(() => SlurryMeasurement.Read(Write("viscosity [Pa s]\n1\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("above zero", Assert.Throws<InputException>(() => SlurryMeasurement.Read(Write("density [g/cm3]\n-1\n"))).Message, StringComparison.Ordinal);
        var read = SlurryMeasurement.Read(Write("density [g/cm3],shear_rate [1/s],viscosity [mPa s],pressure [kPa]\n2.2,18,7480,100\n,125,2860,100\n1.9,,,50\n"));
        Assert.Equal(["density", "density", "viscosity", "viscosity"], read.Select(r => r.Quantity));
        Close.Relative(5e4, read[0].Pressure, 1e-12);
        Close.Relative(2.86, read[3].Value, 1e-12);
    }
}
