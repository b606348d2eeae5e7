using System.Security.Cryptography;
using System.Text;
using Lamina.Data.Runs;

namespace Lamina.Studies.Evaluation;

/// <summary>The run folder of a study: a request that was stopped goes on in it, another request begins anew.</summary>
internal static class StudyFolder
{
    /// <summary>Opens the folder.</summary>
    /// <param name="path">the folder</param>
    /// <param name="asked">everything that the answer depends on, in order</param>
    /// <exception cref="Data.Faults.InputException">the folder cannot be used</exception>
    public static RunFolder Open(string path, IEnumerable<string> asked)
    {
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n---\n", asked))));
        if (RunFolder.CanResume(path))
        {
            var earlier = RunFolder.Resume(path);
            if (earlier.Fingerprint == fingerprint) return earlier;
            earlier.Dispose();
        }
        return RunFolder.Create(path, fingerprint, ExistingRun.Replace);
    }
}
