namespace Lamina.Drying.Film;

/// <summary>One state of the film in the form that a trace keeps, filled by either version of the model.</summary>
internal sealed class FilmState
{
    public FilmState(int cells, int species)
    {
        Free = new double[cells];
        Held = new double[cells];
        VoidRatio = new double[cells];
        Species = [.. Enumerable.Range(0, species).Select(_ => new double[cells])];
        Mobility = [.. Enumerable.Range(0, species).Select(_ => new double[cells])];
    }

    public double Time, Temperature, Rate, SolventContent, SuctionTop, ActivityTop;

    public double[] Free, Held, VoidRatio;

    public double[][] Species, Mobility;
}
