namespace Lamina.Data.Images;

/// <summary>LZW (TIFF 6.0 section 13, most significant bit first, early change) and PackBits (section 9).</summary>
internal static class TiffCodecs
{
    private const int Clear = 256, End = 257, First = 258, Most = 4096;

    /// <summary>Decodes until the output is full or the input ends; returns the bytes written.</summary>
    public static int DecodeLzw(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (input.Length >= 2 && input[0] == 0 && (input[1] & 1) != 0)
            throw new InvalidDataException("old-style LZW (least significant bit first), which is not read: save the file again");
        // An entry is the output of an earlier code and one more byte, so it lies in the output already: place and length say all.
        Span<int> place = stackalloc int[Most];
        Span<int> lengths = stackalloc int[Most];
        var next = First;
        var width = 9;
        var previous = -1;
        var previousAt = 0;
        var previousLength = 0;
        uint bits = 0;
        var held = 0;
        var at = 0;
        var written = 0;
        while (written < output.Length)
        {
            while (held < width)
            {
                if (at == input.Length) return written;
                bits = (bits << 8) | input[at++];
                held += 8;
            }
            var code = (int)(bits >> (held - width)) & ((1 << width) - 1);
            held -= width;
            if (code == End) return written;
            if (code == Clear)
            {
                next = First;
                width = 9;
                previous = -1;
                continue;
            }
            var start = written;
            int length;
            if (code < Clear)
            {
                output[written++] = (byte)code;
                length = 1;
            }
            else
            {
                if (previous < 0 || code > next) throw new InvalidDataException($"LZW code {code} where at most {next} are known");
                int from;
                if (code == next) (from, length) = (previousAt, previousLength + 1);
                else (from, length) = (place[code], lengths[code]);
                length = Math.Min(length, output.Length - written);
                // Byte by byte: with code == next the source runs into what is being written.
                for (var i = 0; i < length; i++) output[written + i] = output[from + i];
                written += length;
            }
            if (previous >= 0 && next < Most)
            {
                place[next] = previousAt;
                lengths[next] = previousLength + 1;
                next++;
                if (next + 1 == 1 << width && width < 12) width++;
            }
            previous = code;
            previousAt = start;
            previousLength = length;
        }
        return written;
    }

    public static byte[] EncodeLzw(ReadOnlySpan<byte> input)
    {
        var output = new List<byte>(input.Length / 2 + 16);
        var table = new Dictionary<int, int>();
        uint bits = 0;
        var held = 0;
        var width = 9;
        var next = First;
        void Put(int code)
        {
            bits = (bits << width) | (uint)code;
            held += width;
            while (held >= 8)
            {
                output.Add((byte)(bits >> (held - 8)));
                held -= 8;
            }
        }
        Put(Clear);
        var prefix = -1;
        foreach (var value in input)
        {
            if (prefix < 0) { prefix = value; continue; }
            if (table.TryGetValue((prefix << 8) | value, out var known)) { prefix = known; continue; }
            Put(prefix);
            table[(prefix << 8) | value] = next++;
            // The decoder's table is one entry behind this one, and it widens one code early.
            if (next == 1 << width && width < 12) width++;
            if (next == Most - 1)
            {
                Put(Clear);
                table.Clear();
                next = First;
                width = 9;
            }
            prefix = value;
        }
        if (prefix >= 0)
        {
            Put(prefix);
            next++;
            if (next == 1 << width && width < 12) width++;
        }
        Put(End);
        if (held > 0) output.Add((byte)(bits << (8 - held)));
        return [.. output];
    }

    /// <summary>Decodes until the output is full or the input ends; returns the bytes written.</summary>
    public static int DecodePackBits(ReadOnlySpan<byte> input, Span<byte> output)
    {
        int at = 0, written = 0;
        while (written < output.Length && at < input.Length)
        {
            var n = (sbyte)input[at++];
            if (n >= 0)
            {
                var count = Math.Min(n + 1, output.Length - written);
                if (count > input.Length - at) return written;
                input.Slice(at, count).CopyTo(output[written..]);
                at += n + 1;
                written += count;
            }
            else if (n != -128)
            {
                if (at == input.Length) return written;
                var count = Math.Min(1 - n, output.Length - written);
                output.Slice(written, count).Fill(input[at++]);
                written += count;
            }
        }
        return written;
    }

    public static byte[] EncodePackBits(ReadOnlySpan<byte> input, int rowBytes)
    {
        var output = new List<byte>(input.Length / 2 + 16);
        // The specification packs each row apart.
        for (var row = 0; row < input.Length; row += rowBytes)
        {
            var bytes = input.Slice(row, Math.Min(rowBytes, input.Length - row));
            var at = 0;
            while (at < bytes.Length)
            {
                var run = 1;
                while (run < 128 && at + run < bytes.Length && bytes[at + run] == bytes[at]) run++;
                if (run > 1)
                {
                    output.Add((byte)(1 - run));
                    output.Add(bytes[at]);
                    at += run;
                    continue;
                }
                var literal = 1;
                while (literal < 128 && at + literal < bytes.Length && !(at + literal + 1 < bytes.Length && bytes[at + literal] == bytes[at + literal + 1])) literal++;
                output.Add((byte)(literal - 1));
                output.AddRange(bytes.Slice(at, literal));
                at += literal;
            }
        }
        return [.. output];
    }
}
