namespace Lamina.Line.Outputs;

/// <summary>Outputs of the drying step about energy: web and exhaust kept apart, machines summed. Machines are those of <c>line.energy</c>.</summary>
public static class EnergyOutputs
{
    private static readonly string[] Flows = ["line.dryer.zones.*.make_up | exhaust | solvent_content", "line.room.temperature", "web.coating_width", "drying.speed"];

    private static readonly string[] Machines = [.. Flows, "line.energy"];

    /// <summary>Heat of the exhaust air.</summary>
    public static OutputDefinition ExhaustHeat { get; } = Of("exhaust_heat", "J/m2", "kJ/m2", Flows,
        "Heat that warms the air which leaves with the exhaust from room to zone temperature (exhaust led back: from the condenser's), per coated area, before any recuperation.",
        "sum over zones of n_air M_air cp_air (T_zone - T_in)/(W v), cp_air 1.007 kJ/(kg K)");

    /// <summary>Exhaust heat in units of the latent heat.</summary>
    public static OutputDefinition HeatOverLatent { get; } = Of("heat_over_latent", "1", "1", Flows,
        "Heat of the exhaust air over the latent heat, at 80 degC, of the solvent that evaporates in the zones: the dilution factor. The web's own heat is web_heat.",
        "exhaust_heat/(evaporated h_v(80 degC)) = (M_air/M_solvent)/Y cp_air dT/h_v for one zone of solvent content Y");

    /// <summary>Energy per area.</summary>
    public static OutputDefinition EnergyPerArea { get; } = Of("energy_per_area", "J/m2", "kWh/m2", Machines,
        "Heater duty, the wheel's and the distillation's included, and electric power of fans, radiators, lasers, vacuum pumps and chiller, per coated area.",
        "sum over zones of (heater + wheel + distillation + fans + radiators + lasers + pumps + chiller)/(W v)");

    /// <summary>Energy per solvent.</summary>
    public static OutputDefinition EnergyPerSolvent { get; } = Of("energy_per_solvent", "J/kg", "kWh/kg", Machines,
        "The same energy per mass of solvent that evaporates in the zones.", "energy_per_area/evaporated");

    /// <summary>Energy per energy of the cell.</summary>
    public static OutputDefinition EnergyPerCellEnergy { get; } = Of("energy_per_cell_energy", "1", "1", Machines,
        "The same energy for one side of this electrode per energy that it stores in a cell: its practical capacity times line.energy.cell_voltage.",
        "energy_per_area/(loading_active q U)");

    /// <summary>Share of solvent caught.</summary>
    public static OutputDefinition SolventRecovered { get; } = Of("solvent_recovered", "1", "%", Machines,
        "Share of the solvent in the exhaust that the condenser, and the wheel where there is one, catch.",
        "caught/(caught + emitted); condenser alone, no exhaust led back: 1 - min(Y, Y_sat(T_condenser))/Y");

    /// <summary>Cost of the energy.</summary>
    public static OutputDefinition EnergyCost { get; } = Of("energy_cost", "1/m2", "EUR/m2", Machines,
        "Cost of that energy in EUR per coated area at the prices of line.energy; no credit for recovered solvent.",
        "((heater + wheel + distillation) p_heat + (fans + radiators + lasers + pumps + chiller) p_electricity)/(W v)");

    /// <summary>Solvent that gets away.</summary>
    public static OutputDefinition SolventEmitted { get; } = Of("solvent_emitted", "kg/m2", "g/m2", Machines,
        "Solvent that leaves with the exhaust behind condenser and wheel, before any scrubber, per coated area; what is led back does not leave.", "sum over zones of emitted/(W v)");

    /// <summary>Energy of recovery.</summary>
    public static OutputDefinition EnergyPerRecovered { get; } = Of("energy_per_recovered_solvent", "J/kg", "kWh/kg", Machines,
        "Electric power of the chiller, heat of the wheel and of the distillation per mass of solvent caught; all are part of energy_per_area.", "(chiller + wheel + distillation)/caught");

    /// <summary>Worth of the solvent caught.</summary>
    public static OutputDefinition SolventCredit { get; } = Of("solvent_credit", "1/m2", "EUR/m2", Machines,
        "Worth of the recovered solvent in EUR per coated area at line.energy.solvent_price.", "caught p_solvent/(W v)");

    /// <summary>Cost less credit.</summary>
    public static OutputDefinition NetCost { get; } = Of("net_cost", "1/m2", "EUR/m2", Machines,
        "Cost of the energy less the worth of the recovered solvent, in EUR per coated area; negative where the solvent is worth more.", "energy_cost - solvent_credit");

    /// <summary>All of them, in the order of the result.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } = [ExhaustHeat, HeatOverLatent, EnergyPerArea, EnergyPerSolvent, EnergyPerCellEnergy, SolventRecovered, EnergyCost, SolventEmitted, EnergyPerRecovered, SolventCredit, NetCost];

    private static OutputDefinition Of(string name, string unit, string display, string[] inputs, string definition, string equation) => new()
    {
        Name = name, Step = "drying", Unit = unit, DisplayUnit = display, Modelled = true, Definition = definition, Equation = equation, Inputs = inputs,
    };
}
