namespace Lamina.Transport.Tortuosity;

/// <summary>One phase of conductivity 1, the rest insulating.</summary>
internal readonly struct UnitFaceLaw : IFaceLaw
{
    public double Face(int cell, int neighbour) => 1;

    public double Boundary(int cell) => 2;
}
