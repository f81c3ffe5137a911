using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [train|evaluate|all]
string what = args.FirstOrDefault() ?? "all";
if (what is not ("train" or "evaluate" or "all"))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: train, evaluate, all");
    return 2;
}
if (what is "train" or "all")
    TrainingBenchmark.Run();
if (what is "evaluate" or "all")
    EvaluationBenchmark.Run();
return 0;
