using Strata.CommandLine;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Deployment;

/// <summary>An export, reported: lines for people, an object for machines.</summary>
public static class ExportReport
{
    /// <summary>Exports and reports.</summary>
    public static int Run(ExportJob job)
    {
        OutputFolder.Require(job.Options.Folder);
        ExportedFiles files = Parts<IExportTarget>.Get("export tool", job.Options.Target).Export(job);
        if (files.Proof is { } proof)
            job.Shell.Say(proof.ToString());
        job.Shell.Say($"written: {files.Path} ({files.Files} {(files.Files == 1 ? "file" : "files")}, {files.Bytes / 1e3:N0} kB)");
        job.Shell.Say(files.Hint);
        job.Shell.Emit(new
        {
            Model = job.File.Name,
            job.Options.Target,
            job.Options.WithDecoder,
            files.Path,
            files.Files,
            files.Bytes,
            files.Proof,
            Runtime = RuntimeVersion.Text,
        });
        return 0;
    }
}
