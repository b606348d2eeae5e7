using Lamina.Data.Images;
using Lamina.Voxels.Images;

namespace Lamina.Voxels.Tests;

public sealed class PhaseImageTests
{
    [Fact]
    public void Labels_become_positions_in_order_of_label()
    {
        var image = PhaseImage.From(new ImageArray(new byte[] { 170, 0, 85, 0 }, 2, 2, 1));
        Assert.Equal([0, 85, 170], image.Phases.Select(p => p.Label));
        Assert.Equal<byte>([2, 0, 1, 0], image.Values);
    }

    [Fact]
    public void Sixteen_bit_labels_are_phases_too()
    {
        var image = PhaseImage.From(new ImageArray(new ushort[] { 1000, 7, 7, 60000 }, 4, 1, 1));
        Assert.Equal([7, 1000, 60000], image.Phases.Select(p => p.Label));
        Assert.Equal<byte>([1, 0, 0, 2], image.Values);
    }

    [Fact]
    public void Names_are_found_before_labels_and_a_wrong_one_is_refused_with_the_list()
    {
        var image = PhaseImage.From(new ImageArray(new byte[] { 0, 85 }, 2, 1, 1)).Named((85, "NMC"));
        Assert.Equal(1, image.PositionOf("NMC"));
        Assert.Equal(1, image.PositionOf("85"));
        Assert.Contains("85=NMC", Assert.Throws<ArgumentException>(() => image.PositionOf("CBD")).Message);
    }

    [Fact]
    public void An_image_of_many_values_is_not_taken_as_phases() =>
        Assert.Contains("256", Assert.Throws<ArgumentException>(() =>
            PhaseImage.From(new ImageArray(Enumerable.Range(0, 300).ToArray(), 300, 1, 1))).Message);

    [Fact]
    public void Sizes_must_match_the_samples() =>
        Assert.Contains("needs 8 samples, got 4", Assert.Throws<ArgumentException>(() => new ImageArray(new byte[4], 2, 2, 2)).Message);
}
