using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Film;

/// <summary>Turns what was seen of a pass into a solution: outputs, balances, warnings. Shared by both versions of the model; it evaluates no closure.</summary>
internal static class FilmReport
{
    private const double PlateauSlope = 0.05, PreheatShare = 0.05;

    public static FilmSolution Build(FilmConstants constants, FilmTrace trace, IReadOnlyList<SegmentResult> segments, IReadOnlyList<ZoneResult> zones,
        FilmState final, double initialEnthalpy, double enthalpy, ReadOnlySpan<double> quadratures, double evaporated, FilmStatistics statistics)
    {
        var plateau = Plateau(trace);
        // Preheating ends at the plateau of the shrinking film; the longest plateau of the pass may be that of the dry one.
        if (Plateau(trace, trace.Events.FirstOrDefault(e => e.Kind == FilmEventKind.EndOfShrinkage)?.Time).Value is { } temperature) NotePreheat(trace, constants, temperature);
        trace.Events.Sort((a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Kind.CompareTo(b.Kind));
        var profile = trace.Profiles[^1];
        var biot = Biot(constants);
        return new FilmSolution
        {
            Input = constants.Input,
            Closures = constants.Closures,
            Program = constants.Program,
            Options = constants.Options,
            Outputs = Outputs(constants, trace, profile, plateau, segments, evaporated, zones),
            Series = Series(constants, trace),
            Profiles = trace.Profiles,
            Events = trace.Events,
            Segments = segments,
            Zones = zones,
            Balances = Balances(constants, final, profile, zones, initialEnthalpy, enthalpy, quadratures, evaporated),
            SettlingOn = constants.Settling,
            SettlingNumber = constants.SettlingNumber,
            EntrySolidFraction = 1 / (1 + constants.Curve.VoidRatio(constants.Curve.Entry)),
            FinalSolidFraction = 1 / (1 + constants.Curve.VoidRatio(constants.Curve.Entry * constants.Curve.LargestStress)),
            BiotNumber = biot,
            Warnings = Warnings(constants, trace, zones, biot),
            Statistics = statistics,
        };
    }

    internal static FilmOutputs Outputs(FilmConstants constants, FilmTrace trace, FilmProfile profile, FilmOutput plateau, IReadOnlyList<SegmentResult> segments, double evaporated, IReadOnlyList<ZoneResult> zones)
    {
        var input = constants.Input;
        var species = input.Species;
        var height = profile.Faces[^1];
        var end = trace.Time[^1];
        double active = 0, domain = 0, solid = 0;
        foreach (var s in input.Solids)
        {
            solid += s.Mass / s.Density;
            if (s.Role == SolidRole.Active) active += s.Mass;
            if (s.Role is SolidRole.Carbon or SolidRole.Binder) domain += s.Mass / s.Density;
        }
        foreach (var s in species)
        {
            solid += s.Mass / s.Density;
            domain += s.Mass / s.Density;
        }
        var bulk = 1 - (solid - domain + domain / (1 - constants.Closures.DomainPorosity.Value)) / height;

        FilmOutput At(FilmEventKind kind, string missing) =>
            trace.Events.FirstOrDefault(e => e.Kind == kind && e.Species is null) is { } found ? FilmOutput.Of(found.Time) : FilmOutput.Missing(missing);
        var shrinkage = At(FilmEventKind.EndOfShrinkage, FormattableString.Invariant($"the film still shrinks at the end of the pass ({end:G4} s)"));
        var residual = trace.Residual[^1];
        var mean = shrinkage.Value is { } t && t > 0 ? (constants.InitialSolvent - Interpolate(trace, trace.Residual, t) * constants.DryMass) / t : evaporated / end;

        // Weight per volume of immobile solid of everything that counts as binder or as carbon: the immobile part is uniform in the solid coordinate.
        double[]? Combined(SolidRole role)
        {
            var immobile = input.Solids.Where(s => s.Role == role).Sum(s => s.Mass) / constants.Solid;
            var any = immobile > 0;
            var sum = new double[constants.Cells];
            Array.Fill(sum, immobile);
            for (var k = 0; k < species.Count; k++)
            {
                if (species[k].Role != role) continue;
                any = true;
                for (var i = 0; i < sum.Length; i++) sum[i] += species[k].Density * profile.Species[k][i];
            }
            return any ? sum : null;
        }
        FilmOutput Slab(double[]? content, bool bottom, string missing) => content is null
            ? FilmOutput.Missing(missing)
            : FilmOutput.Of(SlabOverMean(constants, profile, content, constants.Options.SlabFraction, bottom));
        var binder = Combined(SolidRole.Binder);
        var carbon = Combined(SolidRole.Carbon);
        var peak = trace.Temperature.Max();
        double? lel = null;
        foreach (var zone in zones)
            if (zone.LelFraction is { } fraction && zone.Passes > 0) lel = Math.Max(lel ?? 0, fraction);

        return new FilmOutputs
        {
            DryingTime = At(FilmEventKind.Dry, FormattableString.Invariant($"residual solvent is {residual * 1e6:G4} ppm of dry mass at the end of the pass, target {constants.Options.DryTo * 1e6:G4} ppm")),
            EndOfShrinkageTime = shrinkage,
            AirEntryTime = At(FilmEventKind.AirEntry, "no air has entered by the end of the pass"),
            FixationTime = binder is null || !species.Any(s => s.Role == SolidRole.Binder)
                ? FilmOutput.Missing("the film holds no mobile binder")
                : At(FilmEventKind.Fixation, FormattableString.Invariant($"{trace.FixedBinder[^1] * 100:G3} % of the binder is fixed at the end of the pass")),
            PlateauFilmTemperature = plateau,
            PeakFilmTemperature = FilmOutput.Of(peak),
            MeanDryingRate = FilmOutput.Of(mean),
            PeakDryingRate = FilmOutput.Of(trace.Rate.Max()),
            ResidualSolvent = FilmOutput.Of(residual),
            DryThickness = FilmOutput.Of(height),
            Porosity = FilmOutput.Of(1 - solid / height),
            PorosityBulk = bulk >= 0 ? FilmOutput.Of(bulk) : FilmOutput.Missing("the carbon-binder domain with its own pores fills more than the voids between active particles"),
            LoadingTotal = FilmOutput.Of(constants.DryMass),
            LoadingActive = FilmOutput.Of(active),
            LelFractionMax = input.Solvent.Solvent.ExplosionLimit is null ? FilmOutput.Missing(NoLimit(input.Solvent.Solvent))
                : zones.FirstOrDefault(z => z is { LelFraction: null, Passes: > 0 }) is { } unknown ? FilmOutput.Missing($"the air flow of {unknown.Name} is not given: give exhaust or make_up, or solvent_content")
                : lel is { } f ? FilmOutput.Of(f) : FilmOutput.Missing("no zone's air is known: batch drying or solvent content not balanced"),
            BinderBottomOverMean = Slab(binder, true, "the film holds no binder"),
            BinderTopOverMean = Slab(binder, false, "the film holds no binder"),
            CarbonBottomOverMean = Slab(carbon, true, "the film holds no carbon"),
            CarbonTopOverMean = Slab(carbon, false, "the film holds no carbon"),
            SpeciesBottomOverMean = [.. species.Select((s, k) => KeyValuePair.Create(s.Name, Slab(profile.Species[k], true, "")))],
            SpeciesTopOverMean = [.. species.Select((s, k) => KeyValuePair.Create(s.Name, Slab(profile.Species[k], false, "")))],
        };
    }

    /// <summary>Mean of a content (per volume of immobile solid) over the lowest or highest share of the thickness, per volume of film, over the film's mean.</summary>
    public static double SlabOverMean(FilmConstants constants, FilmProfile profile, double[] content, double share, bool bottom)
    {
        var height = profile.Faces[^1];
        var (low, high) = bottom ? (0.0, share * height) : ((1 - share) * height, height);
        double slab = 0, all = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var amount = content[i] * constants.CellSolid[i];
            all += amount;
            var overlap = Math.Min(high, profile.Faces[i + 1]) - Math.Max(low, profile.Faces[i]);
            if (overlap > 0) slab += amount * overlap / (profile.Faces[i + 1] - profile.Faces[i]);
        }
        return slab / share / all;
    }

    private static string NoLimit(Solvent solvent) =>
        solvent.FireNote ?? (solvent.FlashPoint is null && solvent.Formula == "H2O" ? "the solvent does not burn" : $"no lower explosive limit is known for {solvent.Name}");

    private static FilmOutput Plateau(FilmTrace trace, double? until = null)
    {
        double bestLength = 0, bestMean = 0, length = 0, sum = 0;
        for (var i = 1; i < trace.Time.Count; i++)
        {
            var dt = trace.Time[i] - trace.Time[i - 1];
            if (dt <= 0) continue;
            if (trace.Time[i] > until) break;
            if (Math.Abs(trace.Temperature[i] - trace.Temperature[i - 1]) < PlateauSlope * dt)
            {
                length += dt;
                sum += 0.5 * (trace.Temperature[i] + trace.Temperature[i - 1]) * dt;
                if (length > bestLength) (bestLength, bestMean) = (length, sum / length);
            }
            else length = sum = 0;
        }
        return bestLength > 0 ? FilmOutput.Of(bestMean) : FilmOutput.Missing("the film temperature never changes by less than 0.05 K/s");
    }

    private static void NotePreheat(FilmTrace trace, FilmConstants constants, double plateau)
    {
        var rise = plateau - constants.Input.InitialTemperature;
        if (Math.Abs(rise) < 1) return;
        for (var i = 1; i < trace.Time.Count; i++)
        {
            double before = (plateau - trace.Temperature[i - 1]) / rise, after = (plateau - trace.Temperature[i]) / rise;
            if (after > PreheatShare || before <= PreheatShare) continue;
            var time = trace.Time[i - 1] + (trace.Time[i] - trace.Time[i - 1]) * (before - PreheatShare) / (before - after);
            trace.Event(FilmEventKind.EndOfPreheat, null, time, trace.Segment[i]);
            return;
        }
    }

    private static double Interpolate(FilmTrace trace, List<double> values, double time)
    {
        var i = trace.Time.BinarySearch(time);
        if (i >= 0) return values[i];
        i = Math.Clamp(~i, 1, trace.Time.Count - 1);
        var span = trace.Time[i] - trace.Time[i - 1];
        return span > 0 ? values[i - 1] + (values[i] - values[i - 1]) * (time - trace.Time[i - 1]) / span : values[i];
    }

    private static FilmSeries Series(FilmConstants constants, FilmTrace trace)
    {
        var n = trace.Time.Count;
        var position = new double[n];
        var placed = true;
        for (var i = 0; i < n && placed; i++)
        {
            if (trace.PositionAt(trace.Time[i], trace.Segment[i]) is { } x) position[i] = x;
            else placed = false;
        }
        var lel = new double[n];
        for (var i = 0; i < n; i++)
            lel[i] = FilmRun.LelFraction(constants, trace.SolventContent[i], constants.Program.Segments[trace.Segment[i]].Top.GasTemperature) ?? 0;
        return new FilmSeries
        {
            Time = [.. trace.Time],
            Position = placed ? position : null,
            Segment = [.. trace.Segment],
            Temperature = [.. trace.Temperature],
            Thickness = [.. trace.Thickness],
            SolidFraction = [.. trace.Thickness.Select(h => constants.Solid / h)],
            Saturation = [.. trace.Saturation],
            SaturationBottom = [.. trace.SaturationBottom],
            SaturationTop = [.. trace.SaturationTop],
            DryingRate = [.. trace.Rate],
            Residual = [.. trace.Residual],
            SuctionTop = [.. trace.SuctionTop],
            SolventContent = [.. trace.SolventContent],
            LelFraction = lel,
            FixedBinder = [.. trace.FixedBinder],
            BinderEvenness = [.. trace.BinderEvenness],
        };
    }

    private static List<KeyValuePair<string, double>> Balances(FilmConstants constants, FilmState final, FilmProfile profile, IReadOnlyList<ZoneResult> zones,
        double initialEnthalpy, double enthalpy, ReadOnlySpan<double> quadratures, double evaporated)
    {
        double solvent = 0, particles = 0;
        for (var i = 0; i < constants.Cells; i++)
        {
            solvent += (final.Free[i] + final.Held[i]) * constants.CellSolid[i];
            particles += profile.SolidFraction[i] * (profile.Faces[i + 1] - profile.Faces[i]);
        }
        List<KeyValuePair<string, double>> balances =
        [
            new("solvent", (solvent * constants.LiquidDensity + evaporated - constants.InitialSolvent) / constants.InitialSolvent),
            new("particles", (particles - constants.Solid) / constants.Solid),
        ];
        for (var k = 0; k < final.Species.Length; k++)
        {
            var amount = 0.0;
            for (var i = 0; i < constants.Cells; i++) amount += final.Species[k][i] * constants.CellSolid[i];
            var initial = constants.SpeciesContent[k] * constants.Solid;
            balances.Add(new(constants.Input.Species[k].Name, (amount - initial) / initial));
        }
        double supplied = 0, scale = Math.Abs(enthalpy) + Math.Abs(initialEnthalpy);
        for (var q = 0; q < FilmSystem.Quadratures; q++)
        {
            supplied += q == FilmSystem.Vapour ? -quadratures[q] : quadratures[q];
            scale += Math.Abs(quadratures[q]);
        }
        balances.Add(new("enthalpy", (enthalpy - initialEnthalpy - supplied) / Math.Max(scale, 1e-9)));
        balances.Add(new("zone_air", zones.Count == 0 ? 0 : zones.Max(z => z.BalanceError)));
        return balances;
    }

    private static double Biot(FilmConstants constants)
    {
        const double conductivity = 0.5;
        var alpha = constants.Program.Segments.Max(s => Math.Max(s.Top.HeatTransferCoefficient, (s.Bottom?.HeatTransferCoefficient ?? 0) + (s.Support?.MeanConductance ?? 0)));
        return alpha * constants.InitialThickness / conductivity;
    }

    private static List<string> Warnings(FilmConstants constants, FilmTrace trace, IReadOnlyList<ZoneResult> zones, double biot)
    {
        List<string> warnings = [];
        var choice = constants.Closures.Settling == SettlingChoice.Auto ? "chosen by its number" : "given";
        warnings.Add(FormattableString.Invariant($"settling is {(constants.Settling ? "on" : "off")} ({choice}; settling number {constants.SettlingNumber:G3}, on above 0.02)"));
        for (var i = 0; i < trace.Time.Count; i++)
            if (trace.ActivityTop[i] < 0.7 && trace.Saturation[i] > 0.9)
            {
                warnings.Add(FormattableString.Invariant($"skinning: at {trace.Time[i]:G4} s the surface is nearly dry (activity {trace.ActivityTop[i]:G3}) while the film below is saturated"));
                break;
            }
        if (biot > 0.1) warnings.Add(FormattableString.Invariant($"Biot number {biot:G3} is above 0.1: the film is not at one temperature"));
        for (var i = 0; i < trace.Time.Count; i++)
        {
            var pressure = constants.Program.Segments[trace.Segment[i]].AirPressure;
            if (trace.ActivityTop[i] * constants.Input.Solvent.SaturationPressure(trace.Temperature[i]) < GasFilm.BoilingFraction * pressure) continue;
            warnings.Add(FormattableString.Invariant($"the film boils at {trace.Time[i]:G4} s, at {trace.Temperature[i] - 273.15:F1} degC: bubbles, which the model does not know, would tear it; its vapour pressure reaches that of the air"));
            break;
        }
        if (!trace.Events.Any(e => e.Kind == FilmEventKind.EndOfShrinkage))
            warnings.Add(FormattableString.Invariant($"the film leaves wet, still shrinking, with {trace.Residual[^1]:G3} kg of solvent per kg of dry mass: dry_thickness, porosity and profile are those at the exit"));
        foreach (var zone in zones)
            if (zone is { LelFraction: > 1, Passes: > 0 })
                warnings.Add(FormattableString.Invariant($"the air of {zone.Name} can explode: it holds {100 * zone.LelFraction:F0} % of the lower explosive limit; raise make_up or exhaust"));
        foreach (var segment in constants.Program.Segments)
            if (segment.Zone is { } z && zones[z].Passes > 0 && zones[z].SolventContent > Humidity.Saturated(constants.Input.Solvent, segment.Top.GasTemperature, segment.AirPressure))
                warnings.Add(FormattableString.Invariant($"the air of {zones[z].Name} holds more vapour than it can at {segment.Top.GasTemperature - 273.15:F1} degC: it would condense on cold walls and in the ducts, which the model does not know; raise make_up or exhaust"));
        if (constants.Input.Solvent.Solvent.FireNote is { } fire) warnings.Add(fire);
        double low = trace.Temperature.Min(), high = trace.Temperature.Max();
        // A tenth of a kelvin is the solver's and the thermometer's, no extrapolation.
        var left = constants.Input.Solvent.Solvent.Laws.Where(law => !law.About.Covers(low + 0.1) || !law.About.Covers(high - 0.1))
            .Select(law => FormattableString.Invariant($"{law.About.Label} ({law.About.LowestTemperature - 273.15:F0} to {law.About.HighestTemperature - 273.15:F0} degC)")).ToArray();
        if (left.Length > 0)
            warnings.Add(FormattableString.Invariant($"the film goes from {low - 273.15:F1} to {high - 273.15:F1} degC, outside the range of laws of {constants.Input.Solvent.Solvent.Name}, which are extrapolated: {string.Join(", ", left)}"));
        return warnings;
    }
}
