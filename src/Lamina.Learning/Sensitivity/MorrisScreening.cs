using Lamina.Numerics.Random;

namespace Lamina.Learning.Sensitivity;

/// <summary>
/// Elementary effects: Morris, Technometrics 33, 161 (1991); mean of absolute effects after Campolongo et al., Environ. Model. Softw. 22, 1509 (2007). For a first
/// look at many inputs: so many times (inputs + 1) evaluations. On a grid of four levels, steps of 2/3 of the range.
/// </summary>
public static class MorrisScreening
{
    private const int Levels = 4;
    private const double Step = 2.0 / 3;

    /// <summary>Screens the inputs of a model.</summary>
    /// <param name="model">inputs on the unit cube</param>
    /// <param name="inputs">inputs</param>
    /// <param name="outputs">outputs</param>
    /// <param name="trajectories">random walks through the cube, each moving every input once</param>
    /// <param name="seed">seed of the walks</param>
    /// <param name="cancellation">stops it between evaluations</param>
    /// <returns>effects by output, then input; effects of evaluations without an answer are left out</returns>
    public static MorrisEffect[][] Run(VectorFunction model, int inputs, int outputs, int trajectories, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 1);
        var stream = new RandomStream(seed, RandomStreams.Designs);
        var effects = new List<double>[outputs, inputs];
        for (var o = 0; o < outputs; o++)
            for (var i = 0; i < inputs; i++) effects[o, i] = [];
        var point = new double[inputs];
        var order = new int[inputs];
        var (before, after) = (new double[outputs], new double[outputs]);
        for (var walk = 0; walk < trajectories; walk++)
        {
            var index = (ulong)walk << 16;
            for (var i = 0; i < inputs; i++)
            {
                order[i] = i;
                point[i] = stream.Integer(Levels, 0, index + (ulong)i) / (double)(Levels - 1);
            }
            for (var i = inputs - 1; i > 0; i--)
            {
                var other = stream.Integer((uint)i + 1, 1, index + (ulong)i);
                (order[i], order[other]) = (order[other], order[i]);
            }
            var known = model(point, before);
            foreach (var input in order)
            {
                cancellation.ThrowIfCancellationRequested();
                // Of four levels each has exactly one partner two steps away, so that every level is as likely as any other.
                var step = point[input] < 0.5 ? Step : -Step;
                point[input] = Math.Clamp(point[input] + step, 0, 1);
                var answers = model(point, after);
                for (var o = 0; o < outputs; o++)
                    if (known && answers && double.IsFinite(after[o] - before[o])) effects[o, input].Add((after[o] - before[o]) / step);
                (before, after, known) = (after, before, answers);
            }
        }
        var result = new MorrisEffect[outputs][];
        for (var o = 0; o < outputs; o++)
        {
            result[o] = new MorrisEffect[inputs];
            for (var i = 0; i < inputs; i++) result[o][i] = MorrisEffect.Of(effects[o, i]);
        }
        return result;
    }
}
