using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [train|augment|evaluate|all]
string what = args.FirstOrDefault() ?? "all";
if (what is not ("train" or "augment" or "evaluate" or "all"))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: train, augment, evaluate, all");
    return 2;
}
if (what is "train" or "all")
    TrainingBenchmark.Run();
if (what is "augment" or "all")
    AugmentationBenchmark.Run();
if (what is "evaluate" or "all")
    EvaluationBenchmark.Run();
return 0;
