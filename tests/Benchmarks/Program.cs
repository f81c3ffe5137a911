using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [train|augment|evaluate|predict [cnn-32-64|lenet-relu|files]|all]
string what = args.FirstOrDefault() ?? "all";
if (what is not ("train" or "augment" or "evaluate" or "predict" or "all"))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: train, augment, evaluate, predict, all");
    return 2;
}
if (what is "train" or "all")
    TrainingBenchmark.Run();
if (what is "augment" or "all")
    AugmentationBenchmark.Run();
if (what is "evaluate" or "all")
    EvaluationBenchmark.Run();
if (what is "predict" or "all")
    PredictionBenchmark.Run(only: args.ElementAtOrDefault(1));
return 0;
