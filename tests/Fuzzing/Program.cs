// Runs one reader over damaged files, or a long stream through a pipeline, in a process of its own, and prints what happened as JSON.
//   Fuzzing TARGET SEED FIRST COUNT AT      AT is a file that holds the number of the file under way
//   Fuzzing stream blank|digits IMAGES
using System.Globalization;
using System.Text.Json;
using Strata.Fuzzing;
using Strata.Fuzzing.Targets;
using Strata.Pipelines;

Dictionary<string, Func<FuzzTarget>> targets = new()
{
    ["images"] = () => new ImageTarget(),
    ["idx"] = () => new IdxTarget(),
    ["idx-stream"] = () => new IdxStreamTarget(),
    ["onnx"] = () => new OnnxTarget(),
    ["zip"] = () => new ZipTarget(),
    ["cifar"] = () => new CifarTarget(),
    ["npy"] = () => new NpyTarget(),
    ["session"] = () => new SessionTarget(),
};
if (args is ["stream", "blank" or "digits", string images])
{
    string folder = Directory.CreateTempSubdirectory("strata-stream-").FullName;
    using IImageStream stream = StreamRun.Open(args[1], int.Parse(images, CultureInfo.InvariantCulture));
    Console.WriteLine(JsonSerializer.Serialize(StreamRun.Go(stream, folder)));
    Directory.Delete(folder, recursive: true);
    return 0;
}
if (args is not [string name, string seed, string first, string count, string at] || !targets.TryGetValue(name, out Func<FuzzTarget>? make))
{
    Console.Error.WriteLine($"name one of {string.Join(", ", targets.Keys)} with SEED FIRST COUNT AT, or stream blank|digits IMAGES");
    return 2;
}
using FuzzTarget target = make();
FuzzReport report = new FuzzRun(target, ulong.Parse(seed, CultureInfo.InvariantCulture), at)
    .Go(ulong.Parse(first, CultureInfo.InvariantCulture), long.Parse(count, CultureInfo.InvariantCulture));
Console.WriteLine(JsonSerializer.Serialize(report));
return report.Faults.Count == 0 ? 0 : 1;
