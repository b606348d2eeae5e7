namespace Lamina.Drying.Film;

/// <summary>One point of the suction curve: values at a fluid content, and their derivatives with it.</summary>
internal struct SuctionPoint
{
    public double Suction, VoidRatio, Large, Fine;

    public double SuctionSlope, VoidRatioSlope, LargeSlope, FineSlope;
}
