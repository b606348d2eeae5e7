using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Numerics.Random;

namespace Lamina.Drying.Tests.Film;

/// <summary>Films, constants, programs and grids drawn from wide but possible ranges; one index is one case, always the same.</summary>
internal static class RandomFilms
{
    public static (FilmInput Input, FilmClosures Closures, DryerProgram Program, FilmOptions Options) Draw(int index)
    {
        var stream = new RandomStream(2026, RandomStreams.Tests);
        ulong drawn = 0;
        double Next() => stream.Uniform((uint)index, drawn++);
        double Between(double low, double high) => low + (high - low) * Next();
        double Spread(double low, double high) => low * Math.Pow(high / low, Next());
        bool Chance(double p) => Next() < p;

        // Coatings of 2 to 60 mg/cm2, thin slurries to stiff pastes.
        var mass = Spread(0.02, 0.6);
        var water = Chance(0.5);
        var input = water ? Films.Anode(mass, Between(0.35, 0.6)) : Films.Cathode(Chance(0.5), mass, Between(0.45, 0.8));
        input = input with
        {
            InitialTemperature = Between(285, 315),
            ClearSolventLayer = Chance(0.1) ? Spread(2e-6, 5e-5) : 0,
            FoilHeatCapacity = input.FoilHeatCapacity * Spread(0.3, 10),
        };
        var closures = ClosureDefaults.For(input, Spread(1e-6, 25e-6), water ? ParticleShape.Flake : ParticleShape.Round);
        // Some constants anywhere inside their bounds, a few at a bound.
        foreach (var (name, constant) in closures.Assumed)
        {
            if (!Chance(0.3) || constant is not { Lower: { } lower, Upper: { } upper }) continue;
            var value = Chance(0.3) ? (Chance(0.5) ? lower : upper) : lower > 0 && upper / lower > 5 ? Spread(lower, upper) : Between(lower, upper);
            closures = closures.With(name, value);
        }
        if (Chance(0.2)) closures = closures with { Settling = SettlingChoice.On };

        // Air that rains is refused: no more vapour than it holds.
        double Held(double content, double temperature) => Math.Min(content, 0.95 * Humidity.Saturated(input.Solvent, temperature, 101_325));

        double[] cells = [20, 24, 30, 40, 60, 60, 100, 160];
        var options = new FilmOptions { Cells = (int)cells[(int)(Next() * cells.Length)] };
        var solvent = input.SolventMass;
        DryerProgram program;
        var kind = Next();
        if (kind < 0.2)
        {
            // A rig: film temperature and rate set, long enough to dry twice over.
            var rate = Spread(5e-5, 2e-2);
            program = Films.Rig(Between(290, water ? 350 : 400), rate, Between(0.3, 2.5) * solvent / rate);
        }
        else if (kind < 0.45)
        {
            var temperature = Between(300, water ? 420 : 470);
            program = Films.Batch(temperature, Spread(3, 250), Spread(20, 3000), Held(Chance(0.5) ? 0 : Between(0, 0.01), temperature));
        }
        else
        {
            // A line from crawling to very fast: three to two hundred metres a minute.
            var zones = 1 + (int)(5 * Next());
            var speed = Spread(0.05, 3);
            List<DryerSegment> segments = [];
            List<ZoneAir> air = [];
            var at = 0.0;
            var balanced = Chance(0.75);
            if (Chance(0.5))
            {
                segments.Add(new() { Name = "flash-off", Duration = 2 / speed, Start = 0, End = 2, Top = new() { GasTemperature = 298.15, HeatTransferCoefficient = Between(3, 10) } });
                at = 2;
            }
            for (var z = 0; z < zones; z++)
            {
                var length = Between(1, 20);
                var temperature = Between(320, water ? 430 : 450);
                var coefficient = Spread(5, 250);
                segments.Add(new()
                {
                    Name = $"zone {z + 1}", Zone = z, Duration = length / speed, Start = at, End = at + length,
                    Top = new()
                    {
                        GasTemperature = temperature, HeatTransferCoefficient = coefficient, Emissivity = Chance(0.5) ? 0.85 : 0,
                        // Lamps that would heat a dry coating up to 120 K above the gas.
                        InfraredFlux = Chance(0.1) ? coefficient * Between(10, 150) : 0, Absorptivity = 0.8,
                    },
                    Bottom = Chance(0.7) ? new() { GasTemperature = temperature, HeatTransferCoefficient = Spread(5, 120) } : null,
                    Support = Chance(0.3) ? new() { MeanConductance = Between(1, 50), Temperature = Between(300, 380) } : null,
                });
                air.Add(new()
                {
                    Name = $"zone {z + 1}", MakeUpFlow = Spread(2, 300), LeakageFlow = Chance(0.5) ? Between(0, 3) : 0, CoatingWidth = Between(0.2, 1.4),
                    InletSolventContent = water ? Between(0, 0.02) : Spread(1e-7, 1e-3), AmbientSolventContent = water ? 0.01 : 0,
                    GivenSolventContent = balanced ? null : Held(water ? Between(0, 0.1) : Spread(1e-6, 5e-3), temperature),
                });
                at += length;
            }
            program = new() { Segments = segments, Zones = air };
        }
        return (input, closures, program, options);
    }
}
