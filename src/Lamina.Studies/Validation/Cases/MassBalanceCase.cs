namespace Lamina.Studies.Validation.Cases;

/// <summary>Conservation in a whole pass.</summary>
internal sealed class MassBalanceCase : ValidationCase
{
    public override string Name => "mass-balance";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "6";

    public override string Question => "Are solvent, each mobile species, particles, enthalpy and zone air conserved?";

    public override string Source => "conservation laws";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
        [new() { Name = "cells", Unit = "1", Default = "60", Lowest = 8, Highest = 1000, Description = "cells through the thickness" }];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default) => At(60, cancellation);

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => At((int)point.Get("cells"), cancellation);

    private IEnumerable<ValidationRow> At(int cells, CancellationToken cancellation)
    {
        var film = CaseFilm.Build(CaseFilm.KumbergAnode + """

            coating: {loading: 8 mg/cm2}
            drying: {speed: 10 m/min, mobile_carbon: true}
            line:
              room: {dew_point: 10 degC}
              web: {foil: Cu, foil_thickness: 10 um, width: 300 mm, coating_width: 250 mm}
              dryer:
                flash_off: 0.3 m
                zones:
                  - {length: 4 m, gap_after: 0.2 m, make_up: 600 m3/h, dew_point: 10 degC, top: {air_temperature: 70 degC, heat_transfer_coefficient: 35 W/m2/K}, bottom: {air_temperature: 70 degC, heat_transfer_coefficient: 20 W/m2/K}}
                  - {length: 4 m, make_up: 600 m3/h, dew_point: 10 degC, top: {air_temperature: 90 degC, heat_transfer_coefficient: 40 W/m2/K, infrared_flux: 1 kW/m2}, support: {rollers: {pitch: 0.5 m, wrap: 20 mm, contact_conductance: 300 W/m2/K, temperature: 60 degC}}}
                  - {length: 4 m, make_up: 600 m3/h, dew_point: 10 degC, top: {air_temperature: 60 degC, heat_transfer_coefficient: 35 W/m2/K}}
            """);
        var solution = (film with { Options = film.Options with { Cells = cells } }).Solve(null, cancellation);
        foreach (var (name, error) in solution.Balances) yield return Gate(name, 0, error, 1e-10);
    }
}
