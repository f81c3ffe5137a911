using Strata.Registry;

namespace Strata.Training.Verbs;

[Part("search random", "Trains points drawn at random from lists and ranges and ranks them on the validation images; goes on where it was stopped.")]
sealed class SearchRandomVerb() : SearchVerb("random")
{
    public override string Example => "dotnet run --project training -- search random cnn-32-64 --dataset digits --epochs 3 --vary lr=1e-4..1e-1:log --vary hidden=64..512 --runs 9 --halving";
}
