using System.Numerics;
using System.Runtime.InteropServices;
using Lamina.Data.Images;

namespace Lamina.Voxels.Images;

/// <summary>The distinct labels of an image, of which pages are seen one after the other: a byte stands for itself, a label of a wider type gets the next free number; in the end both are ordered by label.</summary>
internal sealed class LabelTable
{
    private readonly bool[] seen = new bool[256];
    private readonly Dictionary<int, byte> numbers = [];
    private bool wide;

    /// <summary>Notes the labels of a page of bytes.</summary>
    public void See(ReadOnlySpan<byte> labels)
    {
        foreach (var label in labels) seen[label] = true;
    }

    /// <summary>Writes the number of each label of a page.</summary>
    /// <param name="samples">the labels in this machine's byte order</param>
    /// <param name="type">an integer type</param>
    /// <param name="target">gets the numbers</param>
    public void Number(ReadOnlySpan<byte> samples, SampleType type, Span<byte> target)
    {
        switch (type)
        {
            case SampleType.UInt8: Number<byte>(samples, target); break;
            case SampleType.Int8: Number<sbyte>(samples, target); break;
            case SampleType.UInt16: Number<ushort>(samples, target); break;
            case SampleType.Int16: Number<short>(samples, target); break;
            case SampleType.UInt32: Number<uint>(samples, target); break;
            case SampleType.Int32: Number<int>(samples, target); break;
            default: throw new ArgumentException($"{type} samples are no labels");
        }
    }

    /// <summary>The phases by increasing label, and the position of each byte or number among them; null where they are the same.</summary>
    public (Phase[] Phases, byte[]? Positions) Close()
    {
        if (!wide) for (var label = 0; label < 256; label++) if (seen[label]) numbers[label] = (byte)label;
        var ordered = numbers.OrderBy(n => n.Key).ToArray();
        var positions = new byte[256];
        for (var p = 0; p < ordered.Length; p++) positions[ordered[p].Value] = (byte)p;
        return ([.. ordered.Select(n => new Phase { Label = n.Key, Name = n.Key.ToString() })], ordered.Select((n, p) => n.Value == p).All(same => same) ? null : positions);
    }

    private void Number<T>(ReadOnlySpan<byte> samples, Span<byte> target) where T : unmanaged, IBinaryInteger<T>
    {
        wide = true;
        var labels = MemoryMarshal.Cast<byte, T>(samples);
        var last = labels[0];
        var number = NumberOf(last);
        for (var i = 0; i < labels.Length; i++)
        {
            // Labels come in runs.
            if (labels[i] != last) number = NumberOf(last = labels[i]);
            target[i] = number;
        }
    }

    private byte NumberOf<T>(T label) where T : unmanaged, IBinaryInteger<T>
    {
        if (label > T.CreateSaturating(int.MaxValue)) throw new ArgumentException($"label {label}: labels are at most {int.MaxValue}");
        var key = int.CreateTruncating(label);
        if (numbers.TryGetValue(key, out var known)) return known;
        if (numbers.Count == 256) throw new ArgumentException("the image has more than 256 distinct values: grey values want a threshold first, particle labels are not phases");
        return numbers[key] = (byte)numbers.Count;
    }
}
