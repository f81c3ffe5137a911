using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [NAME [PART]]; without a name all of them, one after the other.
Dictionary<string, Action<string?>> benchmarks = new()
{
    ["train"] = _ => TrainingBenchmark.Run(),
    ["augment"] = _ => AugmentationBenchmark.Run(),
    ["evaluate"] = _ => EvaluationBenchmark.Run(),
    ["features"] = split => FeaturesBenchmark.Run(split ?? "train"),
    ["predict"] = only => PredictionBenchmark.Run(only),
    ["cluster"] = _ => ClusterBenchmark.Run(),
    ["embed"] = _ => EmbeddingBenchmark.Run(),
    ["embed-large"] = _ => EmbeddingBenchmark.RunLarge(),
};
string what = args.FirstOrDefault() ?? "all";
if (what != "all" && !benchmarks.ContainsKey(what))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: {string.Join(", ", benchmarks.Keys)}, all");
    return 2;
}
foreach ((string name, Action<string?> run) in benchmarks)
    if (what == "all" || what == name)
        run(args.ElementAtOrDefault(1));
return 0;
