using System.CommandLine;
using Lamina.Cli.Output;
using Lamina.Studies.Validation;

namespace Lamina.Cli.Commands;

/// <summary>lamina validate [NAME...] [--set k=v]</summary>
internal static class ValidateCommand
{
    public static Command Create(CliConsole console, CancellationToken cancellation)
    {
        var names = new Argument<string[]>("case") { Description = "cases to run; none runs all", Arity = ArgumentArity.ZeroOrMore };
        var set = new Option<string[]>("--set") { Description = "parameter of a case, e.g. Pe=0.5 or alpha='35 W/m2/K'; runs at that one point", AllowMultipleArgumentsPerToken = false };
        var json = new Option<bool>("--json") { Description = "JSON alone on stdout" };
        var list = new Option<bool>("--list") { Description = "list the cases with their parameters" };
        var all = new Option<bool>("--all") { Description = "run all cases (as without a name)" };
        var page = new Option<string?>("--page") { Description = "write the reference page of all cases to this file" };
        var command = new Command("validate", "Compare with closed forms, independent solvers and measurements.\n\nExample:\n  lamina validate binder-migration --set Pe=0.5 --json") { names, set, json, list, all, page };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                Tables.Write(console.Out, null, ["case", "class", "question", "parameters"],
                    ValidateStudy.Cases.Select(c => (IReadOnlyList<string>)[c.Name, ValidationJson.Words(c.Class), c.Question, string.Join(", ", c.Parameters.Select(p => p.Name))]));
                return ExitCodes.Ok;
            }
            var rows = ValidateStudy.Run(parsed.GetValue(names) ?? [], parsed.GetValue(set) ?? [], console.Error.WriteLine, cancellation);
            if (parsed.GetValue(page) is { } file) ValidationPage.Write(file, rows);
            if (parsed.GetValue(json)) console.Out.Write(ValidationJson.Write(rows));
            else
            {
                Tables.Write(console.Out, null, ["case", "class", "quantity", "expected", "got", "unit", "tolerance", ""],
                    rows.Select(r => (IReadOnlyList<string>)[r.Case, ValidationJson.Words(r.Class), r.Quantity, Number(r.Expected), Number(r.Got), r.Unit, Number(r.Tolerance), r.Pass switch { true => "pass", false => "FAIL", _ => "-" }]), 3, 4, 6);
                console.Out.WriteLine(ValidateStudy.Summary(rows));
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Number(double? value) => value is { } number ? number.ToString("G6") : "-";
}
