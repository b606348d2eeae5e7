using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Drying;

public class FilmDrivenDryingTests
{
    private static ParticleSystem Slurry() =>
        SlurryGenerator.Place(PublishedForceFields.MigrationStart(), new Dictionary<int, int> { [1] = 400, [4] = 25 }, Box.Between([0, 0, 0], [10e-6, 10e-6, 20e-6]), 5);

    /// <summary>A film that shrinks from 30 to 18 um over the first 60 % of its liquid while carbon and binder gather at the top: share below z is (z/h)^power.</summary>
    private static FilmInstant[] Film(double power) =>
    [
        .. Enumerable.Range(0, 21).Select(k =>
        {
            double liquid = 1 - k / 20.0, gone = Math.Min(1, (1 - liquid) / 0.6);
            return new FilmInstant
            {
                Time = k, Thickness = (30 - 12 * gone) * 1e-6, Liquid = liquid, Suction = 1e5, BinderHeights = [.. Enumerable.Range(0, 33).Select(q => Math.Pow(q / 32.0, 1 / (1 + (power - 1) * gone)))],
            };
        }),
    ];

    private static readonly FilmDrivenDryingSettings quick = new() { Increments = 30, StepsPerIncrement = 8, SettlingSteps = 60 };

    [Fact]
    public void The_box_follows_the_film_and_the_binder_its_flux()
    {
        var system = Slurry();
        var result = FilmDrivenDrying.Run(system, Film(1.6), quick);
        Assert.True(result.HeightError < 0.02, $"{result.HeightError}");
        Assert.True(result.BinderError < 0.02, $"{result.BinderError}");
        var thirds = FilmDrivenDrying.Thirds(Film(1.6)[^1]);
        Close.Relative(Math.Pow(1.0 / 3, 1.6), thirds[0], 0.03, "bottom third of the film");
        Assert.True(result.Frames[^1].BinderThirds[2] > 0.4);
        Close.Relative(12, result.FixedAt!.Value, 0.05, "end of shrinkage");
        Assert.All(system.Particles.Z, z => Assert.InRange(z, -0.5e-6, 18.5e-6));
    }

    [Fact]
    public void Without_flux_the_binder_stays_spread()
    {
        var result = FilmDrivenDrying.Run(Slurry(), Film(1), quick);
        Assert.All(result.Frames[^1].BinderThirds, t => Close.Absolute(1.0 / 3, t, 0.03, "third"));
    }

    [Fact]
    public void What_the_film_has_fixed_stays_with_the_network()
    {
        // Everything fixed from the start: the film's binder goes up (thirds .17, .35, .48), the particles' no further than their dry radius of .65 um in 18 and what one increment's relaxation moves.
        var still = FilmDrivenDrying.Run(Slurry(), [.. Film(1.6).Select(f => f with { BinderFixed = [1, 1] })], quick);
        Assert.All(still.Frames[^1].BinderThirds, t => Close.Absolute(1.0 / 3, t, 0.06, "third"));
        Assert.Equal(1, still.HeldBinder);
        Assert.Equal(1, still.HeldAtEnd);
        // Half of it: the rest goes as far as it can.
        var half = FilmDrivenDrying.Run(Slurry(), [.. Film(1.6).Select(f => f with { BinderFixed = [0.5, 0.5] })], quick);
        Close.Absolute(0.5, half.HeldBinder, 0.01, "held");
        Assert.InRange(half.Frames[^1].BinderThirds[2], still.Frames[^1].BinderThirds[2] + 0.02, 0.6);
    }

    [Fact]
    public void So_many_are_fixed_as_the_film_has_fixed_in_each_slice_and_thirds_stay_the_films()
    {
        // The upper half is fixed first, when the film has stopped shrinking; all of it in the end.
        FilmInstant[] film =
        [
            .. Film(1.6).Select(f => f with { BinderFixed = [Math.Clamp((0.25 - f.Liquid) / 0.2, 0, 1), Math.Clamp((0.35 - f.Liquid) / 0.2, 0, 1)] }),
        ];
        var result = FilmDrivenDrying.Run(Slurry(), film, quick with { Increments = 60 });
        Assert.Equal(0, result.HeldBinder);
        Assert.Equal(1, result.HeldAtEnd);
        Assert.True(result.BinderError < 0.03, $"{result.BinderError}");
    }

    [Fact]
    public void A_film_that_fixes_nothing_is_the_one_without_fixation()
    {
        var (with, without) = (Slurry(), Slurry());
        FilmDrivenDrying.Run(with, [.. Film(1.3).Select(f => f with { BinderFixed = [0, 0, 0] })], quick);
        FilmDrivenDrying.Run(without, Film(1.3), quick);
        Assert.Equal(without.Particles.Z, with.Particles.Z);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var one = Slurry();
        var two = Slurry();
        FilmDrivenDrying.Run(one, Film(1.3), quick);
        FilmDrivenDrying.Run(two, Film(1.3), quick with { Threads = 2 });
        Assert.Equal(one.Particles.Z, two.Particles.Z);
    }

    [Fact]
    public void A_film_that_does_not_dry_is_told_so()
    {
        var film = Film(1);
        Assert.Contains("loses no liquid", Assert.Throws<ArgumentException>(() => FilmDrivenDrying.Run(Slurry(), [film[3], film[3]])).Message, StringComparison.Ordinal);
        Assert.Contains("instant 1", Assert.Throws<ArgumentException>(() => FilmDrivenDrying.Run(Slurry(), [film[3], film[1]])).Message, StringComparison.Ordinal);
    }
}
