using Lamina.Figures.Pictures;

namespace Lamina.Figures.Tests.Pictures;

public class SliceRendererTests
{
    private static readonly SliceView View = new() { CountX = 3, CountY = 4, CountZ = 5, PixelsPerVoxel = 2, Colors = [new(0, 0, 0), new(255, 0, 0)] };

    private static byte[] OneVoxel(int x, int y, int z)
    {
        var image = new byte[3 * 4 * 5];
        image[(z * 4 + y) * 3 + x] = 1;
        return image;
    }

    [Fact]
    public void Each_axis_shows_the_voxel_where_it_belongs_with_the_thickness_upwards()
    {
        var image = OneVoxel(2, 1, 4);
        void Red(Raster raster, int width, int height, int column, int row)
        {
            Assert.Equal((2 * width, 2 * height), (raster.Width, raster.Height));
            for (var r = 0; r < raster.Height; r++)
            for (var c = 0; c < raster.Width; c++) Assert.Equal(c / 2 == column && r / 2 == row, raster[c, r] == new Color(255, 0, 0));
        }
        Red(SliceRenderer.Labels(image, View with { Axis = SliceAxis.Y, Index = 1 }), 3, 5, 2, 0);
        Red(SliceRenderer.Labels(image, View with { Axis = SliceAxis.X, Index = 2 }), 4, 5, 1, 0);
        Red(SliceRenderer.Labels(image, View with { Axis = SliceAxis.Z, Index = 4 }), 3, 4, 2, 1);
    }

    [Fact]
    public void Grey_values_run_from_black_to_white_and_all_types_agree()
    {
        var bytes = Enumerable.Range(0, 60).Select(i => (byte)i).ToArray();
        var view = View with { Axis = SliceAxis.Z, Index = 0, PixelsPerVoxel = 1, Black = 0, White = 11 };
        var raster = SliceRenderer.Grey(bytes, view);
        Assert.Equal(new Color(0, 0, 0), raster[0, 0]);
        Assert.Equal(new Color(255, 255, 255), raster[2, 3]);
        Assert.Equal(raster.Pixels, SliceRenderer.Grey(Array.ConvertAll(bytes, b => (ushort)b), view).Pixels);
        Assert.Equal(raster.Pixels, SliceRenderer.Grey(Array.ConvertAll(bytes, b => (float)b), view).Pixels);
    }

    [Fact]
    public void A_constant_image_and_missing_values_can_be_drawn()
    {
        var values = new float[60];
        values[0] = float.NaN;
        var raster = SliceRenderer.Grey(values, View with { Axis = SliceAxis.Z, Index = 0, PixelsPerVoxel = 1 });
        Assert.Equal(Color.Parse("#e69f00"), raster[0, 0]);
        Assert.Equal(raster[1, 0], raster[2, 3]);
    }

    [Fact]
    public void A_slice_outside_or_an_image_of_another_size_is_refused()
    {
        Assert.Contains("0 to 3", Assert.Throws<ArgumentException>(() => SliceRenderer.Labels(new byte[60], View with { Index = 4 })).Message);
        Assert.Contains("60", Assert.Throws<ArgumentException>(() => SliceRenderer.Labels(new byte[59], View)).Message);
        Assert.Throws<ArgumentException>(() => SliceRenderer.Labels(new byte[60], View with { VoxelSize = -1 }));
        Assert.Throws<ArgumentException>(() => SliceRenderer.Labels(new byte[60], View with { PixelsPerVoxel = 100000 }));
    }

    [Theory]
    [InlineData(7.3e-6, 5e-6, "5 µm")]
    [InlineData(2.0e-6, 2e-6, "2 µm")]
    [InlineData(1.99e-7, 1e-7, "100 nm")]
    [InlineData(1.2e-3, 1e-3, "1 mm")]
    public void Scale_bars_have_round_lengths(double most, double length, string label)
    {
        Testing.Close.Relative(length, ScaleBar.RoundLength(most), 1e-12);
        Assert.Equal(label, ScaleBar.Label(ScaleBar.RoundLength(most)));
    }
}
