namespace Strata.Predicting.Formats;

/// <summary>What every row of a file of predictions has.</summary>
/// <param name="HasFiles">Rows begin with a file, else with an index.</param>
/// <param name="Classes">The model's class names, in label order.</param>
/// <param name="Top">How many classes a row names, at least 1.</param>
/// <param name="Known">The classes that images are known to be of, with their labels; empty where nothing is known.</param>
sealed record PredictionColumns(bool HasFiles, IReadOnlyList<string> Classes, int Top, IReadOnlyList<KnownClass> Known);

/// <summary>A class of the data.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Label">Its label in the data.</param>
/// <param name="ModelLabel">The model's label for it; -1 where the model does not know it.</param>
readonly record struct KnownClass(string Name, int Label, int ModelLabel);
