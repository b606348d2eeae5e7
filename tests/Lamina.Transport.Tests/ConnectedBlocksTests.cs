using Lamina.Transport.Tortuosity;

namespace Lamina.Transport.Tests;

public sealed class ConnectedBlocksTests
{
    [Theory]
    [InlineData(12, 10, 8, 0)]
    [InlineData(13, 7, 9, 0)]
    [InlineData(12, 10, 9, 3)]
    [InlineData(14, 18, 5, 3)]
    [InlineData(8, 2, 6, 3)]
    [InlineData(6, 1, 1, 1)]
    [InlineData(1, 1, 7, 0)]
    public void The_table_of_shapes_gives_the_pieces_and_edges_that_faces_give(int nx, int ny, int nz, int sides)
    {
        foreach (var share in new[] { 0.4, 0.75, 1 })
        {
            var image = Scenes.Noise(nx, ny, nz, share, 7);
            var active = Array.ConvertAll(image.Values, v => v);
            var layout = new CheckerLayout(nx, ny, nz);
            var wrap = new Wrap((sides & 1) != 0, (sides & 2) != 0);
            var (table, fromTable, cuts) = ConnectedBlocks.Create(active, new UnitFaceLaw(), layout, wrap, default);
            var (faces, fromFaces, otherCuts) = ConnectedBlocks.Create(active, new HarmonicFaceLaw(image.Values, [0, 1]), layout, wrap, default);
            using (table)
            using (faces)
            using (fromTable)
            using (fromFaces)
            {
                Assert.Equal(cuts, otherCuts);
                Assert.Equal(Rows(fromFaces), Rows(fromTable));
            }
        }
    }

    private static unsafe List<(int, int, float)> Rows(ConductanceGraph graph)
    {
        var rows = new List<(int, int, float)>();
        for (var i = 0; i < graph.Count; i++)
        {
            rows.Add((i, -1, graph.Outer.Data[i]));
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++) rows.Add((i, graph.Neighbour.Data[e], graph.Weight.Data[e]));
        }
        return rows;
    }
}
