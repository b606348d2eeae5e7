namespace Lamina.Studies.Validation.Cases;

/// <summary>All validation cases in the order in which they are listed.</summary>
internal static class CaseList
{
    public static IReadOnlyList<ValidationCase> All { get; } =
    [
        new BinderMigrationCase(),
        new ParticleConsolidationCase(),
        new MassBalanceCase(),
        new IntegratorOrderCase(),
        new PropertyGuardCase(),
        new ConstantRateCase(),
        new WetBulbCase(),
        new NmpPlateauCase(),
        new KumbergTemperatureCase(),
        new JaiserRateCase(),
        new TwoStageRateCase(),
        new FirstHalfSolventCase(),
        new KumbergProfileCase(),
        new DawsonEmptyingCase(),
        new DawsonProfileCase(),
        new MigrationSignsCase(),
        new HardCarbonCase(),
        new PorousActiveCase(),
        new ScheduleOrderCase(),
        new ThreeStageCase(),
        new NikpourThresholdCase(),
        new LatexEntanglementCase(),
        new CarbonProfileCase(),
        new PopulationBalanceCase(),
        new NistRegressionCase(),
        new IshigamiCase(),
        new GlobalMinimaCase(),
        new KriegerDoughertyCase(),
        new RumpfCase(),
        new SlurryYieldCase(),
        new CoatingWindowCase(),
        new LipFlowCase(),
        new LevellingCase(),
        new HeterogeneityCase(),
        new CalenderingNmc111Case(),
        new CalenderingWmgCase(),
        new EffectiveConductivityCase(),
        new SphereLatticeCase(),
        new ElectrodeImageCase(),
        new CalenderedImageCase(),
    ];
}
