using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Groups the cells of the finest level: blocks of 2 x 2 x 2, each cut into the pieces that hang together inside it, so that what touches without being joined, and the two ends of a
/// thin neck, stay apart. Blocks are coloured like a chequerboard; where a side closes and would bring equal colours together, the last blocks are four cells wide.
/// </summary>
internal sealed unsafe class ConnectedBlocks : IDisposable
{
    // Two cells are one piece where their face carries at least this share of each one's conductance: less is a wall between good and poor conductors.
    private const double Joined = 1.0 / 16;

    private const byte None = 255;

    // Cells of the largest block, where two closing sides leave four by four columns.
    private const int Largest = 32;

    // A cell's group is a piece of its own block, or, from here on, of one of the 27 blocks around it, the own one in the middle.
    private const int Elsewhere = 32, PiecesElsewhere = 8;

    private readonly CheckerLayout layout;
    private readonly int bx, by, bz;
    // Piece of each red cell, stored like the cells, and number of each block's first piece, blocks x fastest.
    private readonly ByteBuffer piece;
    private readonly IntBuffer first;
    private readonly Wrap wrap;
    // Node of each number where these are not the same.
    private IntBuffer? node;
    // Planes of blocks that may be summed up side by side: cells that joined later may belong to the plane before or after their own.
    private int apart = 1;

    private ConnectedBlocks(CheckerLayout layout, Wrap wrap)
    {
        this.layout = layout;
        bx = Blocks(layout.Nx, wrap.X);
        by = Blocks(layout.Ny, wrap.Y);
        bz = Blocks(layout.Nz, false);
        this.wrap = wrap;
        var count = checked(bx * by * bz);
        piece = new(layout.Count);
        first = new(count);
    }

    /// <summary>Groups the cells and builds the groups' graph.</summary>
    /// <param name="active">not 0 for cells that conduct and are reached from the inlet</param>
    /// <param name="law">conductances</param>
    /// <param name="layout">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    /// <returns>the groups, their graph, and where its sweeps may be cut</returns>
    public static (ConnectedBlocks Blocks, ConductanceGraph Graph, int[][] Cuts) Create<TLaw>(byte[] active, TLaw law, CheckerLayout layout, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        var blocks = new ConnectedBlocks(layout, wrap);
        try
        {
            using var cells = new Cells<TLaw>(blocks, active, law, wrap);
            var (graph, cuts) = cells.Build(cancellation);
            // Pieces of one block that a weak face joins are neighbours of one colour.
            if (typeof(TLaw) != typeof(UnitFaceLaw) && HasNeighboursIn(graph, cuts[0][^1]))
            {
                blocks.node = new(graph.Count);
                for (var i = 0; i < graph.Count; i++) blocks.node.Data[i] = i;
                (graph, cuts) = Colours.Sorted(graph, blocks.node, graph.Count, cancellation);
            }
            return (blocks, graph, cuts);
        }
        catch
        {
            blocks.Dispose();
            throw;
        }
    }

    /// <summary>Lets red cells that a second problem has beside those of the first take part: each joins the group of a cell near it.</summary>
    /// <param name="active">not 0 for cells that conduct in the second problem</param>
    /// <param name="law">its conductances</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    public void Extend<TLaw>(byte[] active, TLaw law, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        apart = 3;
        int nx = layout.Nx, ny = layout.Ny, nz = layout.Nz, page = nx * ny;
        ScheduledLoop.For(0, nz, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (z) =>
        {
            Span<int> near = stackalloc int[6], further = stackalloc int[6];
            for (var y = 0; y < ny; y++)
            {
                var row = piece.Data + layout.Row(y, z);
                for (var x = CheckerLayout.Parity(true, y, z); x < nx; x += 2)
                {
                    var cell = x + nx * y + page * z;
                    if (row[x >> 1] != None || active[cell] == 0) continue;
                    // Red cells two faces away: the one with the best way to it.
                    var best = 0.0;
                    var joined = None;
                    var sides = Neighbours(cell, near);
                    for (var s = 0; s < sides; s++)
                    {
                        if (active[near[s]] == 0) continue;
                        var first = law.Face(cell, near[s]);
                        if (!(first > best)) continue;
                        var beyond = Neighbours(near[s], further);
                        for (var t = 0; t < beyond; t++)
                        {
                            var other = further[t];
                            if (active[other] == 0) continue;
                            int x2 = other % nx, y2 = other / nx % ny, z2 = other / page;
                            // Only cells that belonged to a group before: none joins by way of another.
                            var there = piece.Data[layout.Row(y2, z2) + (x2 >> 1)];
                            if (there >= PiecesElsewhere) continue;
                            var way = Math.Min(first, law.Face(near[s], other));
                            if (!(way > best)) continue;
                            var direction = Step(BlockOf(x, bx), BlockOf(x2, bx), bx) + 3 * Step(BlockOf(y, by), BlockOf(y2, by), by) + 9 * Step(z >> 1, z2 >> 1, 0);
                            (best, joined) = (way, (byte)(Elsewhere + PiecesElsewhere * direction + there));
                        }
                    }
                    row[x >> 1] = joined;
                }
            }
        }, cancellation);

        // 0, 1, 2 for the block before, the same, the block after, around a closing side too.
        static int Step(int from, int to, int closing) => to == from ? 1 : to == from + 1 || (closing > 2 && to == 0 && from == closing - 1) ? 2 : 0;

        int Neighbours(int cell, Span<int> into)
        {
            int x = cell % nx, y = cell / nx % ny, z = cell / page, count = 0;
            if (x > 0) into[count++] = cell - 1; else if (wrap.X) into[count++] = cell + nx - 1;
            if (x < nx - 1) into[count++] = cell + 1; else if (wrap.X) into[count++] = cell - nx + 1;
            if (y > 0) into[count++] = cell - nx; else if (wrap.Y) into[count++] = cell + page - nx;
            if (y < ny - 1) into[count++] = cell + nx; else if (wrap.Y) into[count++] = cell - page + nx;
            if (z > 0) into[count++] = cell - page;
            if (z < nz - 1) into[count++] = cell + page;
            return count;
        }
    }

    /// <summary>Adds the red residuals of the finest level, <c>sum g black</c>, up by group.</summary>
    public void Restrict(CheckerLevel fine, float* black, float* sums, Planes planes)
    {
        for (var turn = 0; turn < apart; turn++)
        {
            var from = turn;
            planes.For((bz - from + apart - 1) / apart, 2 * layout.Plane, place =>
            {
                using var buffer = new FloatBuffer(layout.Stride + CheckerLayout.Lanes);
                var plane = from + apart * place;
                for (var z = 2 * plane; z < End(plane, bz, layout.Nz); z++)
                    for (var y = 0; y < layout.Ny; y++)
                    {
                        fine.RedSum(y, z, black, buffer.Data + 1);
                        AddTo(sums, y, z, buffer.Data + 1);
                    }
            });
        }
    }

    /// <summary>Adds each group's correction to a red row of the finest level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddCorrection(CheckerLevel fine, float* correction, int y, int z, float* target)
    {
        byte* own = piece.Data + layout.Row(y, z);
        int* numbers = first.Data + RowOfBlocks(y, z), nodes = node is null ? null : node.Data;
        var i = 0;
        // Eight cells at a time lie in eight blocks, but for the last blocks where they are wide.
        if (Avx2.IsSupported && nodes == null)
            for (; i <= Math.Min(layout.Half, bx) - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                var group = Avx2.ConvertToVector256Int32(own + i);
                var here = Vector256.LessThan(group, Vector256.Create(Elsewhere));
                var added = Avx2.GatherMaskVector256(Vector256<float>.Zero, correction, Vector256.Load(numbers + i) + group, here.AsSingle(), sizeof(float));
                Vector256.Store(Vector256.Load(target + i) + added, target + i);
                var elsewhere = Vector256.AndNot(Vector256.LessThan(group, Vector256.Create((int)None)), here).ExtractMostSignificantBits();
                for (; elsewhere != 0; elsewhere &= elsewhere - 1)
                {
                    var lane = i + BitOperations.TrailingZeroCount(elsewhere);
                    target[lane] += correction[NumberElsewhere(own[lane], lane, y, z)];
                }
            }
        for (; i < layout.Half; i++)
        {
            if (own[i] == None) continue;
            var number = own[i] < Elsewhere ? numbers[Math.Min(i, bx - 1)] + own[i] : NumberElsewhere(own[i], i, y, z);
            target[i] += correction[nodes == null ? number : nodes[number]];
        }
        fine.Mend(y, z, target);
    }

    public void Dispose()
    {
        piece.Dispose();
        first.Dispose();
        node?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTo(float* sums, int y, int z, float* row)
    {
        byte* own = piece.Data + layout.Row(y, z);
        int* numbers = first.Data + RowOfBlocks(y, z), nodes = node is null ? null : node.Data;
        for (var i = 0; i < layout.Half; i++)
        {
            if (own[i] == None) continue;
            var number = own[i] < Elsewhere ? numbers[Math.Min(i, bx - 1)] + own[i] : NumberElsewhere(own[i], i, y, z);
            sums[nodes == null ? number : nodes[number]] += row[i];
        }
    }

    private long RowOfBlocks(int y, int z) => (long)bx * (BlockOf(y, by) + (long)by * BlockOf(z, bz));

    // The last blocks may be wider than two.
    private static int BlockOf(int cell, int blocks) => Math.Min(cell >> 1, blocks - 1);

    private int NumberElsewhere(byte group, int i, int y, int z)
    {
        var (direction, there) = Math.DivRem(group - Elsewhere, PiecesElsewhere);
        int cx = Math.Min(i, bx - 1) + direction % 3 - 1, cy = BlockOf(y, by) + direction / 3 % 3 - 1, cz = BlockOf(z, bz) + direction / 9 - 1;
        if (wrap.X) cx = (cx + bx) % bx;
        if (wrap.Y) cy = (cy + by) % by;
        return first.Data[cx + (long)bx * (cy + (long)by * cz)] + there;
    }

    private static bool HasNeighboursIn(ConductanceGraph graph, int firstColour)
    {
        for (var i = 0; i < graph.Count; i++)
            for (var e = graph.Start.Data[i]; e < graph.Start.Data[i + 1]; e++)
                if (i < firstColour == graph.Neighbour.Data[e] < firstColour) return true;
        return false;
    }

    private static int Blocks(int size, bool closes) => closes ? Math.Max(1, (size / 2) & ~1) : (size + 1) / 2;

    private static int End(int block, int blocks, int size) => block == blocks - 1 ? size : 2 * block + 2;

    /// <summary>What is needed while the groups are made.</summary>
    private sealed class Cells<TLaw> : IDisposable where TLaw : struct, IFaceLaw
    {
        private readonly ConnectedBlocks blocks;
        private readonly byte[] active;
        private readonly TLaw law;
        private readonly Wrap wrap;
        private readonly int nx, ny, nz, page, bx, by, bz;
        // Blocks from here on, and the first ones, meet blocks that are more than two cells wide; with so few blocks between closing sides that one may meet another twice, all do.
        private readonly int plainFromX, plainToX, plainFromY, plainToY;
        // Piece of each cell within its block.
        private readonly ByteBuffer pieces;
        private readonly IntBuffer first;
        // How each block is filled.
        private readonly ByteBuffer shapes;

        public Cells(ConnectedBlocks blocks, byte[] active, TLaw law, Wrap wrap)
        {
            (this.blocks, this.active, this.law, this.wrap) = (blocks, active, law, wrap);
            (nx, ny, nz, page) = (blocks.layout.Nx, blocks.layout.Ny, blocks.layout.Nz, blocks.layout.Nx * blocks.layout.Ny);
            (bx, by, bz) = (blocks.bx, blocks.by, blocks.bz);
            (plainFromX, plainToX) = Plain(bx, nx, wrap.X);
            (plainFromY, plainToY) = Plain(by, ny, wrap.Y);
            pieces = new(active.Length);
            first = blocks.first;
            shapes = new((long)bx * by * bz);
        }

        public (ConductanceGraph Graph, int[][] Cuts) Build(CancellationToken cancellation)
        {
            ScheduledLoop.For(0, bz, MakePieces, cancellation);
            // Numbers: even blocks, then odd ones.
            var count = 0;
            var cuts = new int[2][];
            for (var colour = 0; colour < 2; colour++)
            {
                cuts[colour] = new int[bz + 1];
                for (var z = 0; z < bz; z++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    cuts[colour][z] = count;
                    for (var y = 0; y < by; y++)
                        for (var x = (y + z + colour) & 1; x < bx; x += 2)
                        {
                            ref var number = ref first.Data[Block(x, y, z)];
                            (number, count) = (count, checked(count + number));
                        }
                }
                cuts[colour][bz] = count;
            }
            // Rows are gathered plane by plane, side by side in one buffer, so that its memory goes back at once; few pieces have more than eight neighbours on average.
            const int Usual = 8;
            using var entries = new IntBuffer(count);
            using var outer = new FloatBuffer(count);
            using var neighbours = new IntBuffer(Usual * (long)count);
            using var weights = new FloatBuffer(Usual * (long)count);
            var rows = new RowList[2 * bz];
            ConductanceGraph? graph = null;
            try
            {
                for (var part = 0; part < rows.Length; part++)
                {
                    var (from, to) = (Usual * (long)cuts[part / bz][part % bz], Usual * (long)cuts[part / bz][part % bz + 1]);
                    rows[part] = new RowList(neighbours.Data + from, weights.Data + from, checked((int)(to - from)));
                }
                ScheduledLoop.For(0, bz, z => FillRows(z, rows[z], rows[bz + z], entries.Data, outer.Data), cancellation);
                graph = new ConductanceGraph(count, checked((int)rows.Sum(r => (long)r.Edges)));
                var at = 0;
                for (var i = 0; i < count; i++)
                {
                    graph.Start.Data[i] = at;
                    graph.Outer.Data[i] = outer.Data[i];
                    at += entries.Data[i];
                }
                graph.Start.Data[count] = at;
                var built = graph;
                ScheduledLoop.For(0, rows.Length, part =>
                {
                    int from = cuts[part / bz][part % bz], end = cuts[part / bz][part % bz + 1];
                    rows[part].CopyTo(built, built.Start.Data[from]);
                    for (var node = from; node < end; node++) built.SortRow(node);
                    rows[part].Dispose();
                }, cancellation);
                ScheduledLoop.For(0, nz, Keep, cancellation);
                return (graph, cuts);
            }
            catch
            {
                graph?.Dispose();
                throw;
            }
            finally
            {
                foreach (var row in rows) row?.Dispose();
            }
        }

        public void Dispose()
        {
            pieces.Dispose();
            shapes.Dispose();
        }

        private static (int From, int To) Plain(int blocks, int size, bool closes) =>
            !closes ? (0, blocks) : blocks < 4 ? (0, 0) : size > 2 * blocks ? (1, blocks - 2) : (0, blocks);

        // One phase in blocks of two: the table of shapes says all.
        private bool IsPlain(int cx, int cy) => typeof(TLaw) == typeof(UnitFaceLaw) && cx >= plainFromX && cx < plainToX && cy >= plainFromY && cy < plainToY;

        private long Block(int x, int y, int z) => x + (long)bx * (y + (long)by * z);

        /// <summary>Cuts the blocks of one plane into pieces and counts them.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void MakePieces(int cz)
        {
            var piece = pieces.Data;
            int* stack = stackalloc int[Largest];
            double* totals = stackalloc double[Largest];
            int* cells = stackalloc int[Largest];
            for (var cy = 0; cy < by; cy++)
                for (var cx = 0; cx < bx; cx++)
                {
                    int x0 = 2 * cx, y0 = 2 * cy, z0 = 2 * cz, x1 = End(cx, bx, nx), y1 = End(cy, by, ny), z1 = End(cz, bz, nz);
                    int width = x1 - x0, depth = y1 - y0, height = z1 - z0, size = width * depth * height;
                    if (typeof(TLaw) == typeof(UnitFaceLaw) && width <= 2 && depth <= 2)
                    {
                        LookUpPieces(Block(cx, cy, cz), x0 + nx * y0 + page * z0, width, depth, height);
                        continue;
                    }
                    // Cells of the block, x fastest; -1 where nothing conducts.
                    for (int z = z0, at = 0; z < z1; z++)
                        for (var y = y0; y < y1; y++)
                            for (var x = x0; x < x1; x++, at++)
                            {
                                var cell = x + nx * y + page * z;
                                piece[cell] = None;
                                cells[at] = active[cell] != 0 ? cell : -1;
                                if (typeof(TLaw) != typeof(UnitFaceLaw) && cells[at] >= 0) totals[at] = Total(cell, x, y, z);
                            }
                    var count = 0;
                    for (var seed = 0; seed < size; seed++)
                    {
                        if (cells[seed] < 0 || piece[cells[seed]] != None) continue;
                        var waiting = 0;
                        stack[waiting++] = seed;
                        piece[cells[seed]] = (byte)count;
                        while (waiting > 0)
                        {
                            var at = stack[--waiting];
                            int x = at % width, y = at / width % depth;
                            for (var direction = 0; direction < 6; direction++)
                            {
                                var other = direction switch
                                {
                                    0 => x > 0 ? at - 1 : -1,
                                    1 => x < width - 1 ? at + 1 : -1,
                                    2 => y > 0 ? at - width : -1,
                                    3 => y < depth - 1 ? at + width : -1,
                                    4 => at - width * depth,
                                    _ => at + width * depth < size ? at + width * depth : -1,
                                };
                                if (other < 0 || cells[other] < 0 || piece[cells[other]] != None) continue;
                                if (typeof(TLaw) != typeof(UnitFaceLaw)
                                    && !(law.Face(cells[at], cells[other]) >= Joined * Math.Max(totals[at], totals[other]))) continue;
                                piece[cells[other]] = (byte)count;
                                stack[waiting++] = other;
                            }
                        }
                        count++;
                    }
                    first.Data[Block(cx, cy, cz)] = count;
                }
        }

        /// <summary>The pieces of a block of one phase.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void LookUpPieces(long block, int corner, int width, int depth, int height)
        {
            var shape = 0;
            for (var k = 0; k < height; k++)
                for (var j = 0; j < depth; j++)
                    for (var i = 0; i < width; i++)
                        if (active[corner + i + nx * j + page * k] != 0) shape |= 1 << (i + 2 * j + 4 * k);
            for (var k = 0; k < height; k++)
                for (var j = 0; j < depth; j++)
                    for (var i = 0; i < width; i++)
                    {
                        var bit = i + 2 * j + 4 * k;
                        pieces.Data[corner + i + nx * j + page * k] = (shape >> bit & 1) != 0 ? BlockShapes.Number(shape, bit) : None;
                    }
            shapes.Data[block] = (byte)shape;
            first.Data[block] = BlockShapes.Count(shape);
        }

        /// <summary>Sum of the conductances of a cell's faces.</summary>
        private double Total(int cell, int x, int y, int z)
        {
            double To(int neighbour) => neighbour != cell && active[neighbour] != 0 ? law.Face(cell, neighbour) : 0;
            var sum = 0.0;
            if (x > 0) sum += To(cell - 1); else if (wrap.X) sum += To(cell + nx - 1);
            if (x < nx - 1) sum += To(cell + 1); else if (wrap.X) sum += To(cell - nx + 1);
            if (y > 0) sum += To(cell - nx); else if (wrap.Y) sum += To(cell + page - nx);
            if (y < ny - 1) sum += To(cell + nx); else if (wrap.Y) sum += To(cell - page + nx);
            if (z > 0) sum += To(cell - page);
            if (z < nz - 1) sum += To(cell + page);
            return sum;
        }

        /// <summary>Gathers the edges of all pieces of one plane of blocks, even blocks apart from odd ones.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void FillRows(int cz, RowList even, RowList odd, int* entries, float* outer)
        {
            var edges = new PieceEdges[Largest];
            for (var i = 0; i < edges.Length; i++) edges[i] = new PieceEdges();
            int* first = this.first.Data;
            var piece = pieces.Data;
            for (var cy = 0; cy < by; cy++)
                for (var cx = 0; cx < bx; cx++)
                {
                    var list = ((cx + cy + cz) & 1) == 0 ? even : odd;
                    if (IsPlain(cx, cy))
                    {
                        LookUpRows(cx, cy, cz, list, entries, outer);
                        continue;
                    }
                    int x0 = 2 * cx, y0 = 2 * cy, z0 = 2 * cz, x1 = End(cx, bx, nx), y1 = End(cy, by, ny), z1 = End(cz, bz, nz);
                    var own = first[Block(cx, cy, cz)];
                    int west = first[Block(cx > 0 ? cx - 1 : bx - 1, cy, cz)], east = first[Block(cx < bx - 1 ? cx + 1 : 0, cy, cz)];
                    int south = first[Block(cx, cy > 0 ? cy - 1 : by - 1, cz)], north = first[Block(cx, cy < by - 1 ? cy + 1 : 0, cz)];
                    int below = cz > 0 ? first[Block(cx, cy, cz - 1)] : 0, above = cz < bz - 1 ? first[Block(cx, cy, cz + 1)] : 0;
                    var count = 0;
                    for (var z = z0; z < z1; z++)
                        for (var y = y0; y < y1; y++)
                            for (var x = x0; x < x1; x++)
                            {
                                var cell = x + nx * y + page * z;
                                var p = piece[cell];
                                if (p == None) continue;
                                for (; count <= p; count++) edges[count].Clear();
                                var row = edges[p];
                                if (z == 0) row.Outer += law.Boundary(cell);
                                if (z == nz - 1) row.Outer += law.Boundary(cell);
                                if (x > 0) Add(row, cell, cell - 1, x > x0 ? own : west, own + p); else if (wrap.X) Add(row, cell, cell + nx - 1, west, own + p);
                                if (x < nx - 1) Add(row, cell, cell + 1, x < x1 - 1 ? own : east, own + p); else if (wrap.X) Add(row, cell, cell - nx + 1, east, own + p);
                                if (y > 0) Add(row, cell, cell - nx, y > y0 ? own : south, own + p); else if (wrap.Y) Add(row, cell, cell + page - nx, south, own + p);
                                if (y < ny - 1) Add(row, cell, cell + nx, y < y1 - 1 ? own : north, own + p); else if (wrap.Y) Add(row, cell, cell - page + nx, north, own + p);
                                if (z > 0) Add(row, cell, cell - page, z > z0 ? own : below, own + p);
                                if (z < nz - 1) Add(row, cell, cell + page, z < z1 - 1 ? own : above, own + p);
                            }
                    for (var p = 0; p < count; p++)
                    {
                        entries[own + p] = edges[p].Count;
                        outer[own + p] = (float)edges[p].Outer;
                        list.Add(edges[p]);
                    }
                }
        }

        /// <summary>The edges of a block of one phase.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void LookUpRows(int cx, int cy, int cz, RowList list, int* entries, float* outer)
        {
            var block = Block(cx, cy, cz);
            int shape = shapes.Data[block], own = first.Data[block], count = BlockShapes.Count(shape);
            var plane = bx * by;
            // Below, south, west, east, north, above; itself where there is none.
            var neighbours = stackalloc long[6]
            {
                cz > 0 ? block - plane : block,
                cy > 0 ? block - bx : wrap.Y ? block + plane - bx : block,
                cx > 0 ? block - 1 : wrap.X ? block + bx - 1 : block,
                cx < bx - 1 ? block + 1 : wrap.X ? block - bx + 1 : block,
                cy < by - 1 ? block + bx : wrap.Y ? block - plane + bx : block,
                cz < bz - 1 ? block + plane : block,
            };
            for (var p = 0; p < count; p++)
            {
                var cells = count == 1 ? shape : BlockShapes.Piece(shape, p);
                var before = list.Edges;
                for (var direction = 0; direction < 6; direction++)
                {
                    var there = neighbours[direction];
                    if (there == block) continue;
                    int other = shapes.Data[there], faces = BlockShapes.Faces(cells, BlockShapes.Facing(other, direction));
                    if (faces == 0) continue;
                    var parts = BlockShapes.Count(other);
                    if (parts == 1) list.Add(first.Data[there], faces);
                    else
                        for (var q = 0; q < parts; q++)
                        {
                            faces = BlockShapes.Faces(cells, BlockShapes.Facing(BlockShapes.Piece(other, q), direction));
                            if (faces > 0) list.Add(first.Data[there] + q, faces);
                        }
                }
                entries[own + p] = list.Edges - before;
                var ends = 0;
                if (cz == 0) ends += BlockShapes.Faces(cells, 0x0F);
                if (cz == bz - 1) ends += BlockShapes.Faces(cells, nz % 2 == 0 ? 0xF0 : 0x0F);
                outer[own + p] = (float)(ends * law.Boundary(0));
            }
        }

        private void Add(PieceEdges row, int cell, int neighbour, int firstThere, int own)
        {
            var p = pieces.Data[neighbour];
            if (p == None || firstThere + p == own) return;
            var g = law.Face(cell, neighbour);
            if (g > 0) row.Add(firstThere + p, (float)g);
        }

        /// <summary>Keeps the pieces of one plane's red cells.</summary>
        private void Keep(int z)
        {
            new Span<byte>(blocks.piece.Data + blocks.layout.Plane * z, checked((int)blocks.layout.Plane + (z == nz - 1 ? CheckerLayout.Lanes : 0))).Fill(None);
            for (var y = 0; y < ny; y++)
            {
                var row = blocks.piece.Data + blocks.layout.Row(y, z);
                for (var x = CheckerLayout.Parity(true, y, z); x < nx; x += 2) row[x >> 1] = pieces.Data[x + nx * y + page * z];
            }
        }
    }

    /// <summary>The edges of one piece.</summary>
    private sealed class PieceEdges
    {
        // No more neighbours than the cells of a block have faces.
        public int[] Node { get; } = new int[6 * Largest];

        public float[] Conductance { get; } = new float[6 * Largest];

        public int Count { get; private set; }

        public double Outer { get; set; }

        public void Clear() => (Count, Outer) = (0, 0);

        public void Add(int node, float conductance)
        {
            for (var i = 0; i < Count; i++)
                if (Node[i] == node)
                {
                    Conductance[i] += conductance;
                    return;
                }
            (Node[Count], Conductance[Count]) = (node, conductance);
            Count++;
        }
    }

    /// <summary>Rows of the graph, one after the other.</summary>
    private sealed class RowList(int* neighbour, float* weight, int capacity) : IDisposable
    {
        private int* neighbour = neighbour;
        private float* weight = weight;
        private int capacity = capacity;
        // Own memory, where that which was lent does not do.
        private IntBuffer? more;
        private FloatBuffer? moreWeight;

        public int Edges { get; private set; }

        public void Add(PieceEdges row)
        {
            if (Edges + row.Count > capacity) Grow(row.Count);
            row.Node.AsSpan(0, row.Count).CopyTo(new Span<int>(neighbour + Edges, row.Count));
            row.Conductance.AsSpan(0, row.Count).CopyTo(new Span<float>(weight + Edges, row.Count));
            Edges += row.Count;
        }

        public void Add(int node, float conductance)
        {
            if (Edges == capacity) Grow(1);
            (neighbour[Edges], weight[Edges]) = (node, conductance);
            Edges++;
        }

        /// <summary>Writes the rows into a graph.</summary>
        /// <param name="graph">the graph</param>
        /// <param name="at">entry of the first edge</param>
        public void CopyTo(ConductanceGraph graph, int at)
        {
            new ReadOnlySpan<int>(neighbour, Edges).CopyTo(new Span<int>(graph.Neighbour.Data + at, Edges));
            new ReadOnlySpan<float>(weight, Edges).CopyTo(new Span<float>(graph.Weight.Data + at, Edges));
        }

        public void Dispose()
        {
            more?.Dispose();
            moreWeight?.Dispose();
        }

        private void Grow(int least)
        {
            capacity = checked(Math.Max(2 * capacity, Edges + least));
            var (wider, heavier) = (new IntBuffer(capacity), new FloatBuffer(capacity));
            new ReadOnlySpan<int>(neighbour, Edges).CopyTo(new Span<int>(wider.Data, Edges));
            new ReadOnlySpan<float>(weight, Edges).CopyTo(new Span<float>(heavier.Data, Edges));
            Dispose();
            (more, moreWeight) = (wider, heavier);
            neighbour = wider.Data;
            weight = heavier.Data;
        }
    }
}
