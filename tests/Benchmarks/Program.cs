using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [train|augment|evaluate|features [train|test]|all]
string what = args.FirstOrDefault() ?? "all";
if (what is not ("train" or "augment" or "evaluate" or "features" or "all"))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: train, augment, evaluate, features, all");
    return 2;
}
if (what is "train" or "all")
    TrainingBenchmark.Run();
if (what is "augment" or "all")
    AugmentationBenchmark.Run();
if (what is "evaluate" or "all")
    EvaluationBenchmark.Run();
if (what is "features" or "all")
    FeaturesBenchmark.Run(split: args.ElementAtOrDefault(1) ?? "train");
return 0;
