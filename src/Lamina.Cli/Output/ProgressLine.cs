namespace Lamina.Cli.Output;

/// <summary>Progress on stderr: one line drawn over itself on a terminal, one plain line per step otherwise.</summary>
public sealed class ProgressLine(CliConsole console)
{
    private string _step = "";
    private int _percent = -1;

    public void Report(string step, double share)
    {
        var percent = (int)(100 * Math.Clamp(share, 0, 1));
        if (step == _step && percent == _percent) return;
        if (console.ErrorIsTerminal)
        {
            var filled = percent / 5;
            console.Error.Write($"\r{step,-12} [{new string('=', filled)}{new string(' ', 20 - filled)}] {percent,3} %");
            if (percent == 100) console.Error.WriteLine();
        }
        else if (step != _step)
        {
            console.Error.WriteLine($"{step} ...");
        }
        _step = step;
        _percent = percent;
    }
}
