using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Studies.Protocols;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Protocols;

/// <summary>From the laboratory to the line: a curve that the line itself made is found again; what is out of reach is said.</summary>
public sealed class TransferTests
{
    private const string Film = """
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 10 mg/cm2}
        """;

    private static (string Line, string Lab) Files(double labTemperature, double labCoefficient)
    {
        var folder = Places.Scratch("transfer");
        var (line, lab) = (Path.Combine(folder, "recipe.yaml"), Path.Combine(folder, "lab.yaml"));
        File.WriteAllText(line, "line: {web: {foil: Al}, dryer: {zones: [{length: 6 m, solvent_content: 0 ppm, top: {air_temperature: 70 degC, heat_transfer_coefficient: 20 W/m2/K}}]}}\n"
            + Film + "\ndrying: {speed: 3 m/min, cells: 12, dry_to: 5 %}\n");
        File.WriteAllText(lab, "line: {web: {foil: Al}, batch: {stages: [{duration: 200 s, solvent_content: 0 ppm, top: {air_temperature: LABT degC, heat_transfer_coefficient: LABA W/m2/K}}]}}\n"
            .Replace("LABT", $"{labTemperature}").Replace("LABA", $"{labCoefficient}") + Film + "\ndrying: {cells: 12, dry_to: 5 %}\n");
        return (line, lab);
    }

    [Fact]
    public void A_drying_that_the_line_can_do_is_matched()
    {
        var (line, lab) = Files(95, 35);
        var transfer = TransferStudy.Run(new TransferRequest
        {
            Recipe = line, Lab = lab, Vary = ["dryer.zones[0].air_temperature: 60..140 degC", "dryer.zones[0].heat_transfer_coefficient: 10..80 W/m2/K"], Changes = [new("drying.speed", "1.8 m/min")],
        });
        Assert.Empty(transfer.Unmatched);
        Assert.All(transfer.Curves, c => Assert.True(c.Mismatch < 0.05, $"{c.Name}: {c.Mismatch}"));
        Close.Absolute(368.15, transfer.Variables[0].Value, 2);
        Close.Relative(35, transfer.Variables[1].Value, 0.05);
        var folder = Path.Combine(Path.GetDirectoryName(line)!, "out");
        TransferFiles.Write(folder, transfer);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!["curves"]);
    }

    [Fact]
    public void What_is_out_of_reach_is_said()
    {
        var (line, lab) = Files(130, 80);
        var transfer = TransferStudy.Run(new TransferRequest { Recipe = line, Lab = lab, Vary = ["dryer.zones[0].air_temperature: 60..90 degC"], MostEvaluations = 30 });
        Assert.Contains(transfer.Unmatched, u => u.Contains("high end"));
        Assert.Contains(transfer.Unmatched, u => u.Contains("lower than in the laboratory"));
        Assert.Contains(transfer.Unmatched, u => u.StartsWith("residual solvent at the end:", StringComparison.Ordinal) && u.Contains("in the laboratory"));
    }

    [Fact]
    public void A_table_without_curves_is_a_fault_with_a_remedy()
    {
        var (line, lab) = Files(100, 30);
        var csv = Path.ChangeExtension(lab, ".csv");
        File.WriteAllText(csv, "time [s],mass [g]\n0,1\n10,0.9\n");
        Assert.Contains("film_temperature", Assert.Throws<InputException>(() => TransferStudy.Run(new TransferRequest { Recipe = line, Lab = csv, Vary = ["speed: 1..5 m/min"] })).Faults[0].ToString());
    }
}
