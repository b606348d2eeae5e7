using System.Text.Json;
using Lamina.Data.Faults;
using Lamina.Studies.Validation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Validation;

/// <summary>Validation cases: exact and peer ones must hold; the others are reported as they are.</summary>
public sealed class ValidationTests
{
    // A peer case with a known conflict is shown as failing, by name, and gates nothing.
    private static bool IsGated(ValidationCase one) => one.Class is ValidationClass.Exact or ValidationClass.Peer && one.KnownConflict is null;

    // Cases of minutes are left to the long run, whether their rows gate or not.
    private static TheoryData<string> Names(bool gated, bool onReferenceData) =>
        [.. ValidateStudy.Cases.Where(c => (IsGated(c) && !c.TakesMinutes) == gated && c.ReferenceData is not null == onReferenceData).Select(c => c.Name)];

    public static TheoryData<string> Gated => Names(gated: true, onReferenceData: false);

    public static TheoryData<string> GatedOnReferenceData => Names(gated: true, onReferenceData: true);

    public static TheoryData<string> Measured => Names(gated: false, onReferenceData: false);

    public static TheoryData<string> MeasuredOnReferenceData => Names(gated: false, onReferenceData: true);

    [Theory]
    [MemberData(nameof(Gated))]
    public void Exact_and_peer_rows_pass_and_every_row_is_complete(string name) => Check(name);

    [ReferenceTheory]
    [MemberData(nameof(GatedOnReferenceData))]
    public void Exact_and_peer_rows_on_reference_data_pass_and_every_row_is_complete(string name) => Check(name);

    [Theory]
    [MemberData(nameof(Measured))]
    [Trait("Category", "Long")]
    public void Measured_and_slow_cases_run_and_every_row_is_complete(string name) => Check(name);

    [ReferenceTheory]
    [MemberData(nameof(MeasuredOnReferenceData))]
    [Trait("Category", "Long")]
    public void Measured_cases_on_reference_data_run_and_every_row_is_complete(string name) => Check(name);

    private static void Check(string name)
    {
        var rows = ValidateStudy.Run([name], []);
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.Equal(row.Expected is null, row.Pass is null);
            Assert.Equal(row.Expected is null, row.Tolerance is null);
            Assert.False(string.IsNullOrWhiteSpace(row.Source));
            if (row.Class is ValidationClass.Exact or ValidationClass.Peer && ValidateStudy.Find(row.Case).KnownConflict is null)
                Assert.True(row.Pass is not false, $"{row.Case}: {row.Quantity}: expected {row.Expected}, got {row.Got}, tolerance {row.Tolerance}");
        }
        Assert.Equal(rows.Count, rows.Select(r => r.Quantity).Distinct().Count());
        using var json = JsonDocument.Parse(ValidationJson.Write(rows));
        Assert.Equal(rows.Count, json.RootElement.GetArrayLength());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_measured_failure_is_a_named_conflict_or_a_plain_failure_never_hidden()
    {
        // Cases that fail now and are known to; a case that begins to fail, or to pass, changes this list and the page.
        var known = ValidateStudy.Cases.Where(c => c.KnownConflict is not null).Select(c => c.Name).ToArray();
        Assert.Contains("carbon-low-rate", known);
        Assert.Contains("porous-active", known);
        var carbon = ValidateStudy.Run(["carbon-low-rate"], []);
        Assert.Contains("**fail**", ValidationPage.Text(carbon));
        // A profile of the wrong sign is no larger gradient, and a contrast of a thousandth no effect.
        Assert.All(carbon.Where(r => r.Pass is not null), r => Assert.False(r.Pass, r.Quantity));
        Assert.False(ValidateStudy.Run(["porous-active"], []).Single(r => r.Quantity.StartsWith("porous particles", StringComparison.Ordinal)).Pass);
    }

    [Theory]
    [InlineData("binder-migration", "Pe=0.1")]
    [InlineData("particle-consolidation", "form=printed")]
    [InlineData("wet-bulb", "gas_temperature=100 degC")]
    [InlineData("wet-bulb", "flux=1 g/m2/s")]
    [InlineData("constant-rate", "loading=98.1 g/m2")]
    [InlineData("mass-balance", "cells=30")]
    [InlineData("integrator-order", "order=4")]
    public void At_one_point_each_quantity_is_printed_once(string name, string set)
    {
        var rows = ValidateStudy.Run([name], [set]);
        Assert.Equal(rows.Count, rows.Select(r => r.Quantity).Distinct().Count());
        Assert.All(rows, r => Assert.True(r.Pass is not false, $"{r.Quantity}: {r.Got}"));
    }

    // The limits' own ranges of validity, not fixed Peclet numbers, decide where they are asked for.
    [Theory]
    [InlineData("Pe=10")]
    [InlineData("Pe=10", "b=0")]
    [InlineData("Pe=75", "phi0=.12", "phi_max=.85", "b=.24")]
    [InlineData("Pe=12", "phi0=.1", "phi_max=.3")]
    [InlineData("Pe=0.1", "b=3", "phi_max=.7")]
    [InlineData("Pe=2000", "b=4", "phi0=.2", "phi_max=.8")]
    [InlineData("Pe=2000", "phi0=.4", "phi_max=.5")]
    [InlineData("Pe=300", "b=.5", "phi0=.43", "phi_max=.5")]
    [InlineData("Pe=40", "phi0=.1", "phi_max=.9", "b=1")]
    [InlineData("Pe=0.05", "phi0=.05", "phi_max=.5")]
    public void Binder_migration_holds_its_limits_at_any_parameters(params string[] set) =>
        Assert.All(ValidateStudy.Run(["binder-migration"], set), r => Assert.True(r.Pass is not false, $"{r.Quantity}: {r.Got} for {r.Expected}"));

    [Fact]
    public void Constant_rate_at_one_point_gives_time_and_length()
    {
        var rows = ValidateStudy.Run(["constant-rate"], ["loading=0.0981", "flux=0.0015", "speed=50 m/min"]);
        Assert.Equal(65.4, rows.Single(r => r.Quantity == "time").Got!.Value, 1e-6);
        Assert.Equal(54.5, rows.Single(r => r.Quantity == "length").Got!.Value, 1e-6);
    }

    [Fact]
    public void Choices_do_not_look_at_capitals_or_hyphens()
    {
        static double Got(string name, string set) => ValidateStudy.Run([name], [set])[0].Got!.Value;
        Assert.Equal(Got("exhaust-dilution", "solvent=Water"), Got("exhaust-dilution", "solvent=water"));
        var spacing = ValidateStudy.Cases.First(c => c.Name == "crack-spacing");
        Assert.Equal("shear-lag", new ValidationPoint(spacing, [new("mode", "Shear_Lag")]).Word("mode"));
    }

    [Fact]
    public void A_wrong_parameter_is_a_fault_with_a_remedy()
    {
        var error = Assert.Throws<InputException>(() => ValidateStudy.Run(["wet-bulb"], ["alpa=35 W/m2/K"]));
        Assert.Contains("alpha", error.Faults[0].Remedy);
        Assert.Throws<InputException>(() => ValidateStudy.Run(["wet-bulb"], ["alpha=35 m"]));
        Assert.Throws<InputException>(() => ValidateStudy.Run(["wet-bulb"], ["alpha=-35"]));
    }
}
