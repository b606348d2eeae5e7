using System.Globalization;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;

namespace Lamina.Studies.Validation;

/// <summary>The parameters of a case at one point: those of <c>--set</c>, the rest at their defaults.</summary>
public sealed class ValidationPoint
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ValidationCase _case;

    /// <summary>Reads and checks the parameters; all faults at once.</summary>
    /// <param name="validationCase">the case</param>
    /// <param name="settings">key=value pairs</param>
    /// <exception cref="InputException">an unknown parameter, a wrong unit, a value out of range</exception>
    public ValidationPoint(ValidationCase validationCase, IEnumerable<KeyValuePair<string, string>> settings)
    {
        _case = validationCase;
        var faults = new FaultList();
        foreach (var (name, text) in settings)
        {
            // As it is written first: a case may have t and T.
            var parameter = validationCase.Parameters.FirstOrDefault(p => p.Name == name)
                ?? (validationCase.Parameters.Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray() is [var only] ? only : null);
            if (parameter is null)
            {
                var names = validationCase.Parameters.Select(p => p.Name).ToArray();
                faults.Add(FaultKind.UnknownKey, null, $"{validationCase.Name} has no parameter {name}",
                    names.Length == 0 ? "it takes none" : $"{(Nearest.To(name, names) is { } near ? $"did you mean {near}? " : "")}it has {string.Join(", ", names)}");
                continue;
            }
            // As for names: small letters for large ones, an underscore for a hyphen.
            var taken = parameter.Choices.FirstOrDefault(c => string.Equals(c, text.Trim().Replace('_', '-'), StringComparison.OrdinalIgnoreCase)) ?? text;
            _texts[parameter.Name] = taken;
            Check(parameter, taken, faults);
        }
        faults.ThrowIfAny();
    }

    /// <summary>Whether the parameter was set.</summary>
    /// <param name="name">its name</param>
    public bool Has(string name) => _texts.ContainsKey(name);

    /// <summary>The value of a number, or null where it is neither set nor has a default [SI].</summary>
    /// <param name="name">its name</param>
    public double? TryGet(string name)
    {
        var parameter = _case.Parameters.First(p => p.Name == name);
        var text = _texts.GetValueOrDefault(name) ?? parameter.Default;
        return text is null ? null : Read(parameter, text, out _);
    }

    /// <summary>The value of a number [SI].</summary>
    /// <param name="name">its name</param>
    public double Get(string name) => TryGet(name) ?? throw new InputException(FaultKind.MissingKey, $"{_case.Name} needs {name}", $"give --set {name}=...");

    /// <summary>The word of a choice.</summary>
    /// <param name="name">its name</param>
    public string Word(string name) => _texts.GetValueOrDefault(name) ?? _case.Parameters.First(p => p.Name == name).Default ?? "";

    private static void Check(ValidationParameter parameter, string text, FaultList faults)
    {
        if (parameter.Choices.Count > 0)
        {
            if (!parameter.Choices.Contains(text)) faults.Add(FaultKind.UnknownChoice, null, $"{parameter.Name}: {text} is not a choice", $"choose {string.Join(" or ", parameter.Choices)}");
            return;
        }
        if (Read(parameter, text, out var message) is not { } value)
            faults.Add(FaultKind.WrongDimension, null, $"{parameter.Name}: {message}", parameter.Unit == "1" ? "give a pure number" : $"give a value with unit, e.g. in {parameter.Unit}");
        else if (!(value >= parameter.Lowest && value <= parameter.Highest))
            faults.Add(FaultKind.OutOfRange, null, $"{parameter.Name} = {text} is out of range", $"allowed {parameter.Lowest:G6} to {parameter.Highest:G6} {(parameter.Unit == "1" ? "" : parameter.Unit)}".TrimEnd());
    }

    private static double? Read(ValidationParameter parameter, string text, out string? message)
    {
        message = null;
        // A bare number is SI; a number with unit is converted.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bare) && double.IsFinite(bare)) return bare;
        if (!Quantity.TryParse(text, out var quantity, out var error))
        {
            message = error.ToString();
            return null;
        }
        if (quantity.Dimension == Unit.Parse(parameter.Unit).Dimension) return quantity.Value;
        message = $"{text} is a {quantity.Dimension}, expected {parameter.Unit}";
        return null;
    }
}
