namespace Lamina.Transport.Tortuosity;

/// <summary>One phase of conductivity 1, the rest insulating.</summary>
internal readonly struct UnitFaceLaw : IFaceLaw
{
    public double Face(int cell, int neighbour) => 1;

    public bool Joins(int cell, int neighbour) => true;

    public double Boundary(int cell) => 2;
}
