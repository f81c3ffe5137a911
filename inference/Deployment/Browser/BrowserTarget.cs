using System.Text.Json;
using Strata.Data;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Deployment.Browser;

[Part("browser", "a folder with a web page that classifies a drawn digit or a picture, without a server of its own")]
sealed class BrowserTarget : IExportTarget
{
    const string Description = "model.json";
    const string Runtime = "runtime";
    static readonly string[] s_page =
        ["index.html", "style.css", "app.js", "classifier.js", "drawing.js", "digit.js", "picture.js", "resample.js", "bars.js"];
    static readonly string[] s_runtime = ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"];

    // The build puts both beside the program.
    static string Assets { get; } = Path.Combine(AppContext.BaseDirectory, "browser");

    /// <summary>Whether the build found ONNX Runtime for browsers.</summary>
    public static bool IsInstalled => s_runtime.All(file => File.Exists(Path.Combine(Assets, Runtime, file)));

    public ExportedFiles Export(ExportJob job)
    {
        if (!IsInstalled)
            throw new InputException(
                "ONNX Runtime for browsers is not installed: run `dotnet run scripts/setup.cs` where npm is, then build again");
        BrowserModel description = BrowserModel.Of(job);
        string path = Path.Combine(job.Options.Folder, FileName.Of(job.File.Name));
        return AtomicFolder.Write(path, Description, folder =>
        {
            ExportAgreement proof = ProvedFile.Write(job.Model, Path.Combine(folder, "model.onnx"), written => ExportAgreement.Of(written, job));
            AtomicFile.WriteText(Path.Combine(folder, Description), JsonSerializer.Serialize(description, Json.Indented) + "\n");
            foreach (string file in s_page)
                File.Copy(Path.Combine(Assets, file), Path.Combine(folder, file));
            OutputFolder.Require(Path.Combine(folder, Runtime));
            foreach (string file in s_runtime)
                File.Copy(Path.Combine(Assets, Runtime, file), Path.Combine(folder, Runtime, file));
            return ExportedFiles.OfFolder(path, folder, proof, $"any web server shows it, as in: python3 -m http.server --directory {path}");
        });
    }
}
