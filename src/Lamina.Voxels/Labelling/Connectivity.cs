namespace Lamina.Voxels.Labelling;

/// <summary>Which neighbours hang together.</summary>
public enum Connectivity
{
    /// <summary>Through faces: 6 neighbours.</summary>
    Faces = 6,

    /// <summary>Through faces and edges: 18 neighbours.</summary>
    Edges = 18,

    /// <summary>Through faces, edges and corners: 26 neighbours.</summary>
    Corners = 26,
}
