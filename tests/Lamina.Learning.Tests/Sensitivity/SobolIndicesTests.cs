using Lamina.Learning.Sampling;
using Lamina.Learning.Sensitivity;
using Lamina.Testing;

namespace Lamina.Learning.Tests.Sensitivity;

public sealed class SobolIndicesTests
{
    private static double Ishigami(ReadOnlySpan<double> x) => Math.Sin(x[0]) + 7 * Math.Pow(Math.Sin(x[1]), 2) + 0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]);

    private static double[][] Values(int inputs, int rows, ulong seed, Func<double[], double> model)
    {
        var design = new SobolDesign(inputs, seed);
        var point = new double[inputs];
        var values = new double[rows][];
        for (var row = 0; row < rows; row++)
        {
            values[row] = new double[design.Blocks];
            for (var block = 0; block < design.Blocks; block++)
            {
                design.Point((uint)row, block, point);
                values[row][block] = model(point);
            }
        }
        return values;
    }

    private static double[][] IshigamiValues(int rows, ulong seed)
    {
        var law = Distribution.Uniform(-Math.PI, Math.PI);
        return Values(3, rows, seed, u => Ishigami([law.Quantile(u[0]), law.Quantile(u[1]), law.Quantile(u[2])]));
    }

    [Fact]
    public void Ishigami_has_its_closed_form_indices()
    {
        var indices = SobolIndices.Estimate(IshigamiValues(8192, 1), 1)!;
        double[] first = [0.31390519114781146, 0.4424111447900409, 0], total = [0.5575888552099592, 0.4424111447900409, 0.2436836640621477];
        for (var i = 0; i < 3; i++)
        {
            // Three standard errors of plain sampling at 8192 rows (0.35 / sqrt(8192) = 0.004); Sobol' points are somewhat better.
            Close.Absolute(first[i], indices[i].First, 0.012, $"S{i + 1}");
            Close.Absolute(total[i], indices[i].Total, 0.012, $"ST{i + 1}");
            Assert.InRange(first[i], indices[i].FirstLow, indices[i].FirstHigh);
            Assert.InRange(total[i], indices[i].TotalLow, indices[i].TotalHigh);
        }
    }

    [Fact]
    public void Intervals_cover_the_closed_form_at_least_as_often_as_they_say()
    {
        double[] first = [0.31390519114781146, 0.4424111447900409, 0], total = [0.5575888552099592, 0.4424111447900409, 0.2436836640621477];
        var covered = 0;
        for (var seed = 0UL; seed < 40; seed++)
        {
            var indices = SobolIndices.Estimate(IshigamiValues(128, seed), seed, 200)!;
            for (var i = 0; i < 3; i++)
            {
                if (indices[i].FirstLow <= first[i] && first[i] <= indices[i].FirstHigh) covered++;
                if (indices[i].TotalLow <= total[i] && total[i] <= indices[i].TotalHigh) covered++;
            }
        }
        Assert.True(covered >= 0.9 * 240, $"{covered} of 240 intervals cover");
    }

    [Fact]
    public void The_G_function_has_its_closed_form_indices()
    {
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99];
        double[] first = [0.7161921688790331, 0.17904804221975829, 0.02367577417781928, 0.007161921688790333];
        var indices = SobolIndices.Estimate(Values(8, 4096, 3, u =>
        {
            var product = 1.0;
            for (var i = 0; i < 8; i++) product *= (Math.Abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
            return product;
        }), 3)!;
        for (var i = 0; i < 4; i++) Close.Absolute(first[i], indices[i].First, 0.01, $"S{i + 1}");
        Close.Absolute(0.7871441266592749, indices[0].Total, 0.01, "ST1");
        Close.Absolute(0.24219819281823843, indices[1].Total, 0.01, "ST2");
    }

    [Fact]
    public void A_linear_model_has_the_variance_shares_of_its_terms()
    {
        var indices = SobolIndices.Estimate(Values(3, 1024, 9, u => 3 * u[0] + 4 * u[1] + 1e6), 9)!;
        Close.Absolute(9.0 / 25, indices[0].First, 2e-3, "first");
        Close.Absolute(16.0 / 25, indices[1].Total, 2e-3, "total");
        Assert.Equal(0, indices[2].Total);
        Close.Absolute(0, indices[2].First, 1e-12, "an input that does nothing");
    }

    [Fact]
    public void Rows_without_an_answer_are_left_out()
    {
        var values = IshigamiValues(2048, 5);
        for (var row = 0; row < values.Length; row += 10) values[row][2] = double.NaN;
        Close.Absolute(0.3139, SobolIndices.Estimate(values, 5)![0].First, 0.03);
    }

    [Fact]
    public void An_output_that_does_not_vary_has_no_indices() => Assert.Null(SobolIndices.Estimate(Values(2, 64, 1, _ => 4.2), 1));

    [Fact]
    public void Too_few_rows_have_no_indices() => Assert.Null(SobolIndices.Estimate(IshigamiValues(15, 1), 1));
}
