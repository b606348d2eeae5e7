namespace Lamina.Figures.Pictures;

/// <summary>Draws spheres by a depth buffer in software: no graphics card, the same picture on any number of threads.</summary>
/// <remarks>
/// The picture is made in tiles; in each the spheres come from front to back, and once a tile is full the ones behind its deepest pixel are skipped. Cutting
/// planes and periodic faces together are a convex region, so that every ray has one interval in which it sees: a sphere whose front lies before that interval
/// shows a flat face. Gaps are darkened by how far a pixel lies behind the mean of its surroundings (Luft, Colditz and Deussen, ACM Trans. Graph. 25 (2006)
/// 1206), which costs the same for any number of spheres.
/// </remarks>
public static class SphereRenderer
{
    private const int Tile = 64;

    /// <summary>Draws spheres.</summary>
    /// <param name="x">centres [m]</param>
    /// <param name="y">centres [m]</param>
    /// <param name="z">centres [m]</param>
    /// <param name="radius">radii; spheres whose radius is not positive or whose centre is not finite are left out [m]</param>
    /// <param name="color">colour index of each sphere, into <see cref="SphereScene.Colors"/> and around [-]</param>
    /// <param name="scene">the view</param>
    /// <exception cref="ArgumentException">spans differ in length, or the scene is out of range</exception>
    public static Raster Render(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> radius,
        ReadOnlySpan<byte> color, SphereScene scene)
    {
        if (y.Length != x.Length || z.Length != x.Length || radius.Length != x.Length || color.Length != x.Length)
            throw new ArgumentException($"centres, radii and colours differ in number: x {x.Length}, y {y.Length}, z {z.Length}, radius {radius.Length}, color {color.Length}");
        Check(scene);
        var raster = new Raster(scene.Width, scene.Height);
        raster.Fill(0, 0, scene.Width, scene.Height, scene.Background);
        var spheres = Gather(x, y, z, radius, color, scene);
        var view = View.Of(scene, spheres);
        if (spheres.Count > 0)
        {
            var frame = new Frame(scene, view, spheres);
            frame.Trace();
            frame.Shade(raster);
            BoxOutline(raster, scene, view, frame);
        }
        else BoxOutline(raster, scene, view, null);
        Furniture(raster, scene, view, spheres);
        return raster;
    }

    private static void Check(SphereScene scene)
    {
        if (scene.Samples is < 1 or > 4) throw new ArgumentException($"{scene.Samples} rays per pixel edge: 1 to 4 are possible");
        if ((long)scene.Width * scene.Height * scene.Samples * scene.Samples > 1L << 27)
            throw new ArgumentException($"{scene.Width} x {scene.Height} pixels with {scene.Samples} x {scene.Samples} rays each need too much memory: at most 134 million rays, make the picture smaller or set fewer rays");
        if (!(scene.FieldOfView is >= 0 and < 2.8)) throw new ArgumentException($"the angle of view is {scene.FieldOfView} rad: 0 (parallel) to 2.8 are possible");
        if (!(scene.Zoom is > 0 and < 1e6)) throw new ArgumentException($"the enlargement is {scene.Zoom}: it must be above 0 and below 1e6");
        if (!double.IsFinite(scene.Azimuth + scene.Elevation)) throw new ArgumentException("the direction of view must be finite angles in rad");
        if (scene.Colors.Count == 0) throw new ArgumentException("the scene has no colours: give at least one");
        if (scene.Threads < 1) throw new ArgumentException($"{scene.Threads} threads: give at least 1");
        if ((scene.BoxMinimum is null) != (scene.BoxMaximum is null)) throw new ArgumentException("the box has one corner only: give both BoxMinimum and BoxMaximum, or neither");
        if (scene.CutAtBox && scene.BoxMinimum is null) throw new ArgumentException("CutAtBox needs a box: give BoxMinimum and BoxMaximum");
        if (scene is { BoxMinimum: { } a, BoxMaximum: { } b } && !(b.X > a.X && b.Y > a.Y && b.Z > a.Z)) throw new ArgumentException($"the box from {a} to {b} is empty: the maximum must lie above the minimum in x, y and z");
        foreach (var cut in scene.Cuts)
            if (!(Point3.Dot(cut.Normal, cut.Normal) > 0) || !double.IsFinite(Point3.Dot(cut.Normal, cut.Normal) + Point3.Dot(cut.Point, cut.Point)))
                throw new ArgumentException($"a cutting plane has the normal {cut.Normal} at {cut.Point}: both must be finite and the normal not zero");
    }

    private readonly record struct Sphere(Point3 Center, double Radius, byte Color);

    private static List<Sphere> Gather(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> radius, ReadOnlySpan<byte> color, SphereScene scene)
    {
        var spheres = new List<Sphere>(x.Length + x.Length / 4);
        for (var i = 0; i < x.Length; i++)
        {
            var r = radius[i];
            if (!(r > 0) || !double.IsFinite(r + x[i] + y[i] + z[i])) continue;
            if (!scene.CutAtBox || scene is not { BoxMinimum: { } low, BoxMaximum: { } high })
            {
                spheres.Add(new(new(x[i], y[i], z[i]), r, color[i]));
                continue;
            }
            // Images on the other sides of a periodic cell, as far as they reach into it.
            double width = high.X - low.X, depth = high.Y - low.Y;
            for (var across = -1; across <= 1; across++)
            for (var along = -1; along <= 1; along++)
            {
                double px = x[i] + across * width, py = y[i] + along * depth;
                if (px + r > low.X && px - r < high.X && py + r > low.Y && py - r < high.Y) spheres.Add(new(new(px, py, z[i]), r, color[i]));
            }
        }
        return spheres;
    }

    /// <summary>The camera: axes right, up and into the picture, and pixels per metre at the centre.</summary>
    private readonly struct View
    {
        internal required Point3 Center { get; init; }
        internal required Point3 Right { get; init; }
        internal required Point3 Up { get; init; }
        internal required Point3 Into { get; init; }
        internal required double PixelsPerMetre { get; init; }

        /// <summary>Distance from the eye to the centre; 0 for a parallel projection [m].</summary>
        internal required double Distance { get; init; }

        internal required int Width { get; init; }
        internal required int Height { get; init; }

        internal static View Of(SphereScene scene, List<Sphere> spheres)
        {
            var (low, high) = Bounds(scene, spheres);
            double ca = Math.Cos(scene.Azimuth), sa = Math.Sin(scene.Azimuth), ce = Math.Cos(scene.Elevation), se = Math.Sin(scene.Elevation);
            var into = new Point3(-ca * ce, -sa * ce, -se);
            var right = new Point3(-sa, ca, 0);
            var up = new Point3(-ca * se, -sa * se, ce);
            var center = 0.5 * (low + high);
            var reach = 0.0;
            var corners = new Point3[8];
            for (var corner = 0; corner < 8; corner++)
            {
                var at = new Point3((corner & 1) == 0 ? low.X : high.X, (corner & 2) == 0 ? low.Y : high.Y, (corner & 4) == 0 ? low.Z : high.Z) - center;
                corners[corner] = new(Point3.Dot(at, right), Point3.Dot(at, up), Point3.Dot(at, into));
                reach = Math.Max(reach, Math.Max(Math.Abs(corners[corner].Z), Math.Abs(corners[corner].Y)));
            }
            // From this distance the box fills the angle of view, its nearest corner being in front of the eye.
            var distance = scene.FieldOfView > 0 ? reach / Math.Tan(scene.FieldOfView / 2) + reach : 0;
            double halfWidth = 1e-12, halfHeight = 1e-12;
            foreach (var at in corners)
            {
                var shrink = distance > 0 ? distance / (distance + at.Z) : 1;
                (halfWidth, halfHeight) = (Math.Max(halfWidth, Math.Abs(at.X) * shrink), Math.Max(halfHeight, Math.Abs(at.Y) * shrink));
            }
            // Room below for scale bar and key.
            var usable = scene.Height * (scene.ScaleBar || scene.Names.Count > 0 ? 0.80 : 0.92);
            var scale = Math.Min(0.92 * scene.Width / 2 / halfWidth, usable / 2 / halfHeight);
            return new() { Center = center, Right = right, Up = up, Into = into, PixelsPerMetre = scale * scene.Zoom, Distance = distance, Width = scene.Width, Height = scene.Height };
        }

        private static (Point3, Point3) Bounds(SphereScene scene, List<Sphere> spheres)
        {
            if (scene is { BoxMinimum: { } low, BoxMaximum: { } high }) return (low, high);
            if (spheres.Count == 0) return (default, new(1e-6, 1e-6, 1e-6));
            var (a, b) = (new Point3(double.MaxValue, double.MaxValue, double.MaxValue), new Point3(double.MinValue, double.MinValue, double.MinValue));
            foreach (var s in spheres)
            {
                a = new(Math.Min(a.X, s.Center.X - s.Radius), Math.Min(a.Y, s.Center.Y - s.Radius), Math.Min(a.Z, s.Center.Z - s.Radius));
                b = new(Math.Max(b.X, s.Center.X + s.Radius), Math.Max(b.Y, s.Center.Y + s.Radius), Math.Max(b.Z, s.Center.Z + s.Radius));
            }
            return (a, b);
        }

        internal Point3 ToView(Point3 point) => new(Point3.Dot(point - Center, Right), Point3.Dot(point - Center, Up), Point3.Dot(point - Center, Into));

        internal Point3 Turn(Point3 direction) => new(Point3.Dot(direction, Right), Point3.Dot(direction, Up), Point3.Dot(direction, Into));

        /// <summary>The shift of the picture's centre upwards that leaves room for scale bar and key [pixels].</summary>
        internal double Lift => 0.045 * Height;

        /// <summary>Pixel and depth of a point given in view axes.</summary>
        internal (double X, double Y, double Depth) Project(Point3 at)
        {
            var shrink = Distance > 0 ? Distance / Math.Max(1e-12, Distance + at.Z) : 1;
            return (Width / 2.0 + at.X * shrink * PixelsPerMetre, Height / 2.0 - Lift - at.Y * shrink * PixelsPerMetre, at.Z);
        }
    }

    private readonly record struct Plane(Point3 Normal, double Offset);

    /// <summary>The depth buffer and what is drawn from it.</summary>
    private sealed class Frame
    {
        private const int FaceBit = 1 << 30;

        private readonly SphereScene scene;
        private readonly View view;
        private readonly int samples, width, height;
        private readonly float[] depth;
        private readonly int[] owner;
        // One array per quantity, sorted by nearest depth: the inner loop reads them in order.
        private readonly double[] cx, cy, cz, cr, front;
        private readonly byte[] ink;
        private readonly List<Plane> planes = [];
        private float nearest, farthest;

        internal Frame(SphereScene scene, View view, List<Sphere> spheres)
        {
            (this.scene, this.view, samples) = (scene, view, scene.Samples);
            (width, height) = (scene.Width * samples, scene.Height * samples);
            depth = new float[width * height];
            owner = new int[width * height];
            Array.Fill(depth, float.PositiveInfinity);
            Array.Fill(owner, -1);
            var n = spheres.Count;
            var order = new int[n];
            var keys = new double[n];
            for (var i = 0; i < n; i++) (order[i], keys[i]) = (i, view.ToView(spheres[i].Center).Z - spheres[i].Radius);
            Array.Sort(order, (p, q) => keys[p] != keys[q] ? keys[p].CompareTo(keys[q]) : p.CompareTo(q));
            (cx, cy, cz, cr, front, ink) = (new double[n], new double[n], new double[n], new double[n], new double[n], new byte[n]);
            for (var i = 0; i < n; i++)
            {
                var s = spheres[order[i]];
                var at = view.ToView(s.Center);
                (cx[i], cy[i], cz[i], cr[i], front[i], ink[i]) = (at.X, at.Y, at.Z, s.Radius, keys[order[i]], s.Color);
            }
            foreach (var cut in scene.Cuts) AddPlane(cut.Point, cut.Normal.Unit);
            if (!scene.CutAtBox || scene is not { BoxMinimum: { } low, BoxMaximum: { } high }) return;
            AddPlane(low, new(-1, 0, 0));
            AddPlane(low, new(0, -1, 0));
            AddPlane(high, new(1, 0, 0));
            AddPlane(high, new(0, 1, 0));
        }

        private void AddPlane(Point3 point, Point3 normal)
        {
            var turned = view.Turn(normal);
            planes.Add(new(turned, Point3.Dot(turned, view.ToView(point))));
        }

        /// <summary>Depth of what is seen at a pixel's centre; infinite for the background.</summary>
        internal double DepthAt(int column, int row) => depth[(row * samples + samples / 2) * width + column * samples + samples / 2];

        internal void Trace()
        {
            int across = (width + Tile - 1) / Tile, down = (height + Tile - 1) / Tile;
            // Which spheres touch which tile, kept in the order of the spheres.
            var lists = new List<int>[across * down];
            for (var i = 0; i < lists.Length; i++) lists[i] = [];
            for (var i = 0; i < cx.Length; i++)
            {
                var at = view.Project(new(cx[i], cy[i], cz[i]));
                var reach = cr[i] * view.PixelsPerMetre;
                if (view.Distance > 0)
                {
                    // A sphere seen in perspective is a little wider than its disc; the bound holds up to the eye, nearer spheres are left out.
                    var away = view.Distance + cz[i];
                    if (away <= cr[i] * 1.001) continue;
                    var off = Math.Sqrt(cx[i] * cx[i] + cy[i] * cy[i]) / away;
                    reach *= view.Distance / away / Math.Sqrt(1 - cr[i] * cr[i] / (away * away)) * Math.Sqrt(1 + off * off) * 1.05;
                }
                int left = Index((at.X - reach) * samples, across), right = Index((at.X + reach) * samples, across);
                int top = Index((at.Y - reach) * samples, down), bottom = Index((at.Y + reach) * samples, down);
                if ((at.X + reach) * samples < 0 || (at.Y + reach) * samples < 0 || (at.X - reach) * samples > width || (at.Y - reach) * samples > height) continue;
                for (var row = top; row <= bottom; row++)
                for (var column = left; column <= right; column++) lists[row * across + column].Add(i);
            }
            Parallel.For(0, lists.Length, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, t => TraceTile(lists[t], t % across * Tile, t / across * Tile));

            nearest = float.PositiveInfinity;
            farthest = float.NegativeInfinity;
            foreach (var value in depth)
                if (value < float.PositiveInfinity) (nearest, farthest) = (Math.Min(nearest, value), Math.Max(farthest, value));
        }

        private static int Index(double sample, int count) => (int)Math.Clamp(Math.Floor(sample / Tile), 0, count - 1);

        private void TraceTile(List<int> list, int left, int top)
        {
            if (list.Count == 0) return;
            int right = Math.Min(width, left + Tile), bottom = Math.Min(height, top + Tile);
            var perspective = view.Distance > 0;
            var from = new double[Tile * Tile];
            var to = new double[Tile * Tile];
            var clipped = planes.Count > 0;
            if (clipped)
                for (var row = top; row < bottom; row++)
                for (var column = left; column < right; column++)
                    (from[(row - top) * Tile + column - left], to[(row - top) * Tile + column - left]) = Interval(column, row);

            var covered = 0;
            var total = (right - left) * (bottom - top);
            var deepest = float.PositiveInfinity;
            var step = 1 / (samples * view.PixelsPerMetre);
            double originX = -width / 2.0, originY = height / 2.0 - view.Lift * samples;
            var since = 0;
            foreach (var i in list)
            {
                // In a parallel projection depth is the distance along the ray, so what starts behind the deepest pixel cannot be seen.
                if (!perspective && covered == total)
                {
                    if (since++ % 32 == 0) deepest = Deepest(left, right, top, bottom);
                    if (front[i] > deepest) break;
                }
                double x = cx[i], y = cy[i], z = cz[i], r = cr[i], r2 = r * r;
                int rowFrom = top, rowTo = bottom, columnFrom = left, columnTo = right;
                if (!perspective)
                {
                    rowFrom = Math.Max(top, (int)Math.Floor(originY - (y + r) / step - 0.5));
                    rowTo = Math.Min(bottom, (int)Math.Ceiling(originY - (y - r) / step + 0.5));
                }
                for (var row = rowFrom; row < rowTo; row++)
                {
                    var py = (originY - row - 0.5) * step;
                    if (!perspective)
                    {
                        var half2 = r2 - (py - y) * (py - y);
                        if (half2 <= 0) continue;
                        var half = Math.Sqrt(half2);
                        columnFrom = Math.Max(left, (int)Math.Floor((x - half) / step - originX - 0.5));
                        columnTo = Math.Min(right, (int)Math.Ceiling((x + half) / step - originX + 0.5));
                    }
                    for (var column = columnFrom; column < columnTo; column++)
                    {
                        var px = (column + 0.5 + originX) * step;
                        double near, far;
                        if (!perspective)
                        {
                            var half2 = r2 - (py - y) * (py - y) - (px - x) * (px - x);
                            if (half2 <= 0) continue;
                            var at = row * width + column;
                            if (!clipped && z - r >= depth[at]) continue;
                            var half = Math.Sqrt(half2);
                            (near, far) = (z - half, z + half);
                        }
                        else
                        {
                            // Ray from the eye through the plane at the centre; the parameter is chosen so that it equals the view depth.
                            double dx = px / view.Distance, dy = py / view.Distance, norm = dx * dx + dy * dy + 1;
                            var away = z + view.Distance;
                            var b = (dx * x + dy * y + away) / norm;
                            var discriminant = b * b - (x * x + y * y + away * away - r2) / norm;
                            if (discriminant <= 0) continue;
                            var half = Math.Sqrt(discriminant);
                            (near, far) = (b - half - view.Distance, b + half - view.Distance);
                        }
                        var face = false;
                        if (clipped)
                        {
                            var local = (row - top) * Tile + column - left;
                            if (near < from[local])
                            {
                                near = from[local];
                                face = true;
                            }
                            if (near >= Math.Min(far, to[local])) continue;
                        }
                        var index = row * width + column;
                        if ((float)near >= depth[index]) continue;
                        if (owner[index] < 0) covered++;
                        depth[index] = (float)near;
                        owner[index] = i | (face ? FaceBit : 0);
                    }
                }
            }
        }

        private float Deepest(int left, int right, int top, int bottom)
        {
            var deepest = float.NegativeInfinity;
            for (var row = top; row < bottom; row++)
            for (var column = left; column < right; column++) deepest = Math.Max(deepest, depth[row * width + column]);
            return deepest;
        }

        /// <summary>The depths between which a ray is inside all cutting planes.</summary>
        private (double From, double To) Interval(int column, int row)
        {
            var (start, direction) = Ray(column, row);
            double from = view.Distance > 0 ? -view.Distance : double.NegativeInfinity, to = double.PositiveInfinity;
            foreach (var plane in planes)
            {
                double rate = Point3.Dot(plane.Normal, direction), gap = plane.Offset - Point3.Dot(plane.Normal, start);
                if (Math.Abs(rate) < 1e-12)
                {
                    if (gap < 0) return (0, -1);
                }
                else if (rate > 0) to = Math.Min(to, gap / rate);
                else from = Math.Max(from, gap / rate);
            }
            return (from, to);
        }

        /// <summary>Point at depth zero and step per unit of depth.</summary>
        private (Point3 Start, Point3 Direction) Ray(int column, int row)
        {
            var step = 1 / (samples * view.PixelsPerMetre);
            double px = (column + 0.5 - width / 2.0) * step, py = (height / 2.0 - view.Lift * samples - row - 0.5) * step;
            return view.Distance > 0 ? (new(px, py, 0), new(px / view.Distance, py / view.Distance, 1)) : (new(px, py, 0), new(0, 0, 1));
        }

        private Point3 FaceNormal(int column, int row)
        {
            var (start, direction) = Ray(column, row);
            var (best, normal) = (double.NegativeInfinity, new Point3(0, 0, -1));
            foreach (var plane in planes)
            {
                double rate = Point3.Dot(plane.Normal, direction), at = (plane.Offset - Point3.Dot(plane.Normal, start)) / rate;
                if (rate < -1e-12 && at > best) (best, normal) = (at, plane.Normal);
            }
            return normal;
        }

        internal void Shade(Raster raster)
        {
            var gaps = scene.Occlusion > 0 ? Gaps() : null;
            // The light stands at the upper left behind the viewer.
            var light = new Point3(-0.45, 0.75, -0.75).Unit;
            var middle = new Point3(light.X, light.Y, light.Z - 1).Unit;
            var size = cr.Length == 0 ? 0 : Median(cr);
            var span = Math.Max(1e-30, farthest - nearest);
            Parallel.For(0, scene.Height, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, row =>
            {
                for (var column = 0; column < scene.Width; column++)
                {
                    double red = 0, green = 0, blue = 0;
                    for (var sample = 0; sample < samples * samples; sample++)
                    {
                        int sx = column * samples + sample % samples, sy = row * samples + sample / samples, index = sy * width + sx;
                        var id = owner[index];
                        var color = scene.Background;
                        if (id >= 0)
                        {
                            var face = (id & FaceBit) != 0;
                            var sphere = id & ~FaceBit;
                            var (start, direction) = Ray(sx, sy);
                            var point = start + depth[index] * direction;
                            var normal = face ? FaceNormal(sx, sy) : 1 / cr[sphere] * (point - new Point3(cx[sphere], cy[sphere], cz[sphere]));
                            // Half Lambert: the side away from the light keeps its shape.
                            var lit = 0.5 + 0.5 * Point3.Dot(normal, light);
                            var shade = face ? 0.80 + 0.25 * lit : 0.40 + 0.66 * lit * lit;
                            if (gaps is not null) shade *= 1 - scene.Occlusion * gaps[row * scene.Width + column];
                            if (scene.Outline > 0) shade *= 1 - 0.85 * scene.Outline * Edge(sx, sy, index, size);
                            var shine = face ? 0 : 0.22 * Math.Pow(Math.Max(0, Point3.Dot(normal, middle)), 28);
                            var own = scene.Colors[ink[sphere] % scene.Colors.Count];
                            if (face) own = Color.Mix(own, new(255, 255, 255), 0.22);
                            color = new(Channel(own.R, shade, shine), Channel(own.G, shade, shine), Channel(own.B, shade, shine));
                            color = Color.Mix(color, scene.Background, 0.22 * (depth[index] - nearest) / span);
                        }
                        (red, green, blue) = (red + color.R, green + color.G, blue + color.B);
                    }
                    double n = samples * samples;
                    raster[column, row] = new((byte)Math.Round(red / n), (byte)Math.Round(green / n), (byte)Math.Round(blue / n));
                }
            });
        }

        private static byte Channel(byte value, double shade, double shine) => (byte)Math.Clamp(value * shade + 255 * shine, 0, 255);

        private static double Median(double[] values)
        {
            var sorted = (double[])values.Clone();
            Array.Sort(sorted);
            return sorted[sorted.Length / 2];
        }

        /// <summary>1 where a neighbour belongs to another sphere or the background and lies behind, 0.6 where two cut faces meet, else 0.</summary>
        private double Edge(int x, int y, int index, double size)
        {
            double edge = 0;
            for (var side = 0; side < 4; side++)
            {
                int nx = x + (side == 0 ? 1 : side == 1 ? -1 : 0), ny = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
                var other = ny * width + nx;
                if (owner[other] == owner[index]) continue;
                if (depth[other] - depth[index] > 0.12 * size) return 1;
                if (((owner[other] ^ owner[index]) & ~FaceBit) != 0) edge = Math.Max(edge, 0.45);
            }
            return edge;
        }

        /// <summary>How far each pixel lies behind its surroundings, 0 to 1, at two sizes; the background does not count as surroundings.</summary>
        private float[] Gaps()
        {
            int w = scene.Width, h = scene.Height;
            var values = new float[w * h];
            var weights = new float[w * h];
            Parallel.For(0, h, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, row =>
            {
                for (var column = 0; column < w; column++)
                    if (DepthAt(column, row) is var d && d < double.PositiveInfinity) (values[row * w + column], weights[row * w + column]) = ((float)d, 1);
            });
            var pixel = view.PixelsPerMetre;
            var size = Median(cr);
            var result = new float[w * h];
            foreach (var (reach, strength) in ((double, double)[])[(0.9 * size, 0.55), (3.2 * size, 0.45)])
            {
                var half = (int)Math.Clamp(reach * pixel, 2, 120);
                var (sum, weight) = (Blur(values, w, h, half), Blur(weights, w, h, half));
                Parallel.For(0, h, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, row =>
                {
                    for (var i = row * w; i < row * w + w; i++)
                        if (weights[i] > 0)
                            result[i] += (float)(strength * Math.Clamp((values[i] - sum[i] / weight[i]) / (1.6 * reach), 0, 1));
                });
            }
            return result;
        }

        /// <summary>Mean over a square, by running sums along rows and then columns.</summary>
        private float[] Blur(float[] source, int w, int h, int half)
        {
            var between = new float[w * h];
            var result = new float[w * h];
            Parallel.For(0, h, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, row =>
            {
                double sum = 0;
                for (var column = 0; column < Math.Min(half, w); column++) sum += source[row * w + column];
                for (var column = 0; column < w; column++)
                {
                    if (column + half < w) sum += source[row * w + column + half];
                    if (column - half - 1 >= 0) sum -= source[row * w + column - half - 1];
                    between[row * w + column] = (float)sum;
                }
            });
            // Columns in strips of 16, so that each row of memory read is used whole.
            Parallel.For(0, (w + 15) / 16, new ParallelOptions { MaxDegreeOfParallelism = scene.Threads }, strip =>
            {
                Span<double> sums = stackalloc double[16];
                sums.Clear();
                int from = 16 * strip, to = Math.Min(w, from + 16);
                for (var row = 0; row < Math.Min(half, h); row++)
                    for (var column = from; column < to; column++) sums[column - from] += between[row * w + column];
                for (var row = 0; row < h; row++)
                for (var column = from; column < to; column++)
                {
                    if (row + half < h) sums[column - from] += between[(row + half) * w + column];
                    if (row - half - 1 >= 0) sums[column - from] -= between[(row - half - 1) * w + column];
                    result[row * w + column] = (float)sums[column - from];
                }
            });
            return result;
        }
    }

    private static void BoxOutline(Raster raster, SphereScene scene, View view, Frame? frame)
    {
        if (scene is not { BoxMinimum: { } low, BoxMaximum: { } high }) return;
        var ink = Color.Mix(new(40, 40, 40), scene.Background, 0.15);
        var thick = Math.Max(1.2, scene.Width / 900.0);
        var tolerance = 1e-3 * Math.Sqrt(Point3.Dot(high - low, high - low));
        for (var corner = 0; corner < 8; corner++)
        for (var axis = 1; axis <= 4; axis *= 2)
        {
            if ((corner & axis) != 0) continue;
            var (a, b) = (view.Project(view.ToView(Corner(corner))), view.Project(view.ToView(Corner(corner | axis))));
            // Depth along a projected line is linear in a parallel view; in perspective its reciprocal from the eye is.
            double Depth(double along) => view.Distance > 0
                ? 1 / ((1 - along) / (view.Distance + a.Depth) + along / (view.Distance + b.Depth)) - view.Distance
                : a.Depth + along * (b.Depth - a.Depth);
            raster.Line(a.X, a.Y, b.X, b.Y, thick, ink, (column, row, along) => frame is null || Depth(along) <= frame.DepthAt(column, row) + tolerance);
        }

        Point3 Corner(int bits) => new((bits & 1) == 0 ? low.X : high.X, (bits & 2) == 0 ? low.Y : high.Y, (bits & 4) == 0 ? low.Z : high.Z);
    }

    private static void Furniture(Raster raster, SphereScene scene, View view, List<Sphere> spheres)
    {
        var dark = scene.Background.Lightness < 0.3;
        var ink = dark ? new Color(240, 240, 240) : new Color(34, 34, 34);
        double text = Math.Max(9, scene.Height / 52.0), edge = 1.6 * text, left = edge;
        if (scene.ScaleBar && scene.FieldOfView == 0)
            left += ScaleBar.Draw(raster, edge, scene.Height - edge, view.PixelsPerMetre, scene.Width / 5.0, text, ink, scene.Background) + 2 * text;
        if (scene.Names.Count == 0) return;
        var used = spheres.Select(s => s.Color % scene.Colors.Count).ToHashSet();
        var entries = scene.Names.Select((name, i) => (Color: scene.Colors[i % scene.Colors.Count], Name: name, Index: i)).Where(e => e.Name.Length > 0 && used.Contains(e.Index)).Select(e => (e.Color, e.Name)).ToList();
        ColorKey.Draw(raster, left, scene.Width - edge, scene.Height - edge, entries, text, ink, scene.Background);
    }
}
