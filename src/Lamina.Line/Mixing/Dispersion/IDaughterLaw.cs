namespace Lamina.Line.Mixing.Dispersion;

/// <summary>How the fragments of one broken agglomerate are distributed over volume; cumulative forms, so that grids integrate them exactly.</summary>
public interface IDaughterLaw
{
    /// <summary>Number of fragments smaller than a volume, per broken parent [-].</summary>
    /// <param name="volume">between 0 and the parent's [m3]</param>
    /// <param name="parent">volume of the parent [m3]</param>
    double NumberBelow(double volume, double parent);

    /// <summary>Volume of the fragments smaller than a volume, per broken parent; the parent's volume at volume = parent [m3].</summary>
    /// <param name="volume">between 0 and the parent's [m3]</param>
    /// <param name="parent">volume of the parent [m3]</param>
    double VolumeBelow(double volume, double parent);
}
