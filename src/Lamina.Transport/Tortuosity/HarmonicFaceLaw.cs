namespace Lamina.Transport.Tortuosity;

/// <summary>Several phases, each with its conductivity: two half cells in series, so layers across the transport are exact.</summary>
internal readonly struct HarmonicFaceLaw : IFaceLaw
{
    private readonly byte[] phases;
    private readonly double[] conductivity;
    private readonly double[] pairs;
    private readonly int count;

    public HarmonicFaceLaw(byte[] phases, ReadOnlySpan<double> conductivities)
    {
        this.phases = phases;
        count = conductivities.Length;
        conductivity = new double[count];
        pairs = new double[count * count];
        for (var a = 0; a < count; a++)
        {
            conductivity[a] = conductivities[a];
            for (var b = 0; b < count; b++)
                pairs[a * count + b] = conductivities[a] > 0 && conductivities[b] > 0 ? 2 / (1 / conductivities[a] + 1 / conductivities[b]) : 0;
        }
    }

    public double Face(int cell, int neighbour) => pairs[phases[cell] * count + phases[neighbour]];

    public bool Joins(int cell, int neighbour) => true;

    public double Boundary(int cell) => 2 * conductivity[phases[cell]];
}
