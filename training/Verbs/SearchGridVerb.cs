using Strata.Registry;

namespace Strata.Training.Verbs;

[Part("search grid", "Trains every combination of listed values and ranks them on the validation images; goes on where it was stopped.")]
sealed class SearchGridVerb() : SearchVerb("grid")
{
    public override string Example => "dotnet run --project training -- search grid lenet-relu --dataset digits --epochs 2 --vary \"lr=0.01|0.001\" --vary \"batch=32|64\"";
}
