using Strata.Benchmarks;

// dotnet run --project tests/Benchmarks -- [train|augment|evaluate|cluster|embed|embed-large|all]
string what = args.FirstOrDefault() ?? "all";
if (what is not ("train" or "augment" or "evaluate" or "cluster" or "embed" or "embed-large" or "all"))
{
    Console.Error.WriteLine($"error: unknown benchmark '{what}': known: train, augment, evaluate, cluster, embed, embed-large, all");
    return 2;
}
if (what is "train" or "all")
    TrainingBenchmark.Run();
if (what is "augment" or "all")
    AugmentationBenchmark.Run();
if (what is "evaluate" or "all")
    EvaluationBenchmark.Run();
if (what is "cluster" or "all")
    ClusterBenchmark.Run();
if (what is "embed" or "all")
    EmbeddingBenchmark.Run();
if (what is "embed-large" or "all")
    EmbeddingBenchmark.RunLarge();
return 0;
