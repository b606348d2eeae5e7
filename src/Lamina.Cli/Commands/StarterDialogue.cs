using Lamina.Data.Faults;
using Lamina.Studies.Starting;

namespace Lamina.Cli.Commands;

/// <summary>Asks the questions of <c>lamina new</c>: at a terminal until the answer can be used, else from the lines piped in, where a wrong one ends it.</summary>
/// <param name="console">where to ask</param>
/// <param name="asks">whether to ask at all; else every question takes its default</param>
internal sealed class StarterDialogue(CliConsole console, bool asks)
{
    private readonly List<string> _byDefault = [];
    private bool _ended = !asks;
    private int _line;

    /// <summary>The answer to a question.</summary>
    /// <param name="question">the question</param>
    /// <param name="usual">the default</param>
    /// <exception cref="InputException">a line piped in is no answer</exception>
    public string Ask(StarterQuestion question, string usual)
    {
        while (!_ended)
        {
            if (console.InputIsTerminal) console.Error.Write($"{question.Text} [{usual}]: ");
            if (console.In.ReadLine() is not { } text)
            {
                _ended = true;
                break;
            }
            _line++;
            var answer = text.Trim();
            if (answer.Length == 0) return usual;
            if (question.FaultOf(answer) is not { } fault) return answer;
            if (!console.InputIsTerminal)
                throw new InputException([fault with { Message = $"answer {_line} ({question.Text}): {fault.Message}", Remedy = $"{fault.Remedy}; an empty line takes {usual}" }]);
            console.Error.WriteLine($"{fault.Message} ({fault.Remedy})");
        }
        _byDefault.Add($"{question.Text}: {usual}");
        return usual;
    }

    /// <summary>Says what was taken without being answered, and refuses answers that no question is left for.</summary>
    /// <exception cref="InputException">more lines were piped in than questions asked</exception>
    public void Close()
    {
        if (!asks) return;
        while (!_ended && !console.InputIsTerminal && console.In.ReadLine() is { } left)
        {
            _line++;
            if (left.Trim().Length > 0) throw new InputException(FaultKind.Usage, $"answer {_line} ({left.Trim()}) is one too many", "leave out the answers that options give");
        }
        if (_byDefault.Count > 0) console.Error.WriteLine($"taken by default, because the input ended: {string.Join("; ", _byDefault)}");
    }
}
