namespace Lamina.Transport.Tortuosity;

/// <summary>Conductances of a cell-centred finite-volume grid with unit cells. Cells are numbered x + nx (y + ny z), transport runs along z.</summary>
internal interface IFaceLaw
{
    /// <summary>Conductance of the face between two conducting neighbours.</summary>
    double Face(int cell, int neighbour);

    /// <summary>Whether there is a face at all between two cells that conduct.</summary>
    bool Joins(int cell, int neighbour);

    /// <summary>Conductance of the half cell between the centre and an outer face.</summary>
    double Boundary(int cell);
}
