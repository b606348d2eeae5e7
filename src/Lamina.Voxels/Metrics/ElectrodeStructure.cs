using Lamina.Voxels.Images;

namespace Lamina.Voxels.Metrics;

/// <summary>The structural characterisation of a dried electrode (Lombardo et al. 2021): fractions per slice and by thirds, contact shares, the two porosities.</summary>
public sealed record ElectrodeStructure
{
    /// <summary>Fractions of active material, carbon-binder domain and pore per slice, in this order.</summary>
    public required PhaseProfile Profile { get; init; }

    /// <summary>Contact shares of the whole by Crofton areas.</summary>
    public required ContactShares Contacts { get; init; }

    /// <summary>Contact shares of the bottom, middle and top third of the thickness.</summary>
    public required IReadOnlyList<ContactShares> ContactsByThird { get; init; }

    /// <summary>Volume fraction of active material [-].</summary>
    public required double Active { get; init; }

    /// <summary>Volume fraction of the carbon-binder domain, its pores included [-].</summary>
    public required double Binder { get; init; }

    /// <summary>Porosity with the carbon-binder domain taken as solid [-].</summary>
    public required double PorosityBulk { get; init; }

    /// <summary>Porosity with all voids, those inside the carbon-binder domain included [-].</summary>
    public required double Porosity { get; init; }

    /// <summary>Fractions of active material, carbon-binder domain and pore in the bottom, middle and top third [-].</summary>
    public required IReadOnlyList<IReadOnlyList<double>> FractionsByThird { get; init; }

    /// <summary>Measures an image of three phases.</summary>
    /// <param name="image">the phases, z through the thickness from the current collector</param>
    /// <param name="active">position of the active material</param>
    /// <param name="binder">position of the carbon-binder domain</param>
    /// <param name="pore">position of the pores</param>
    /// <param name="binderPorosity">void fraction inside the carbon-binder domain; 0.5 in the paper [-]</param>
    public static ElectrodeStructure Measure(PhaseImage image, int active, int binder, int pore, double binderPorosity = 0.5)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(binderPorosity >= 0 && binderPorosity < 1)) throw new ArgumentException($"porosity {binderPorosity} of the carbon-binder domain: must be at least 0 and below 1");
        if (image.Grid.Nz < 3) throw new ArgumentException($"{image.Grid.Nz} slices cannot be cut into thirds: at least 3 are needed");
        int[] order = [active, binder, pore];
        var all = PhaseFractions.Profile(image);
        var profile = all with { Fraction = [.. order.Select(p => all.Fraction[p])] };
        var interfaces = Interfaces.Count(image);
        var n = image.Grid.Nz;
        ContactShares Shares(int first, int count)
        {
            double ap = interfaces.Crofton(active, pore, first, count), ab = interfaces.Crofton(active, binder, first, count), bp = interfaces.Crofton(binder, pore, first, count);
            var sum = ap + ab + bp;
            var percent = sum > 0 ? 100 / sum : 0;
            return new ContactShares { ActiveToPore = ap * percent, ActiveToBinder = ab * percent, BinderToPore = bp * percent };
        }
        var cuts = new[] { 0, n / 3, 2 * n / 3, n };
        var means = order.Select((_, i) => profile.Fraction[i].Average()).ToArray();
        return new ElectrodeStructure
        {
            Profile = profile,
            Contacts = Shares(0, n),
            ContactsByThird = [.. Enumerable.Range(0, 3).Select(t => Shares(cuts[t], cuts[t + 1] - cuts[t]))],
            FractionsByThird = [.. Enumerable.Range(0, 3).Select(t => (IReadOnlyList<double>)[.. order.Select((_, i) => profile.Fraction[i].Skip(cuts[t]).Take(cuts[t + 1] - cuts[t]).Average())])],
            Active = means[0],
            Binder = means[1],
            PorosityBulk = means[2],
            Porosity = means[2] + binderPorosity * means[1],
        };
    }
}
