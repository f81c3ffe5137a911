namespace Strata.Predicting.Formats;

/// <summary>A form in which predictions are written. One file each, marked [Part] with the name that --format takes.</summary>
interface IPredictionFormat
{
    /// <summary>What the names of such files end in, as in ".csv".</summary>
    string Ending { get; }

    /// <summary>Begins a file: writes what comes before the first row.</summary>
    /// <param name="rows">Where it is written.</param>
    /// <param name="columns">What every row has.</param>
    IPredictionRows Begin(Utf8Rows rows, PredictionColumns columns);
}

/// <summary>The rows of one file.</summary>
interface IPredictionRows
{
    /// <summary>Writes one row.</summary>
    void Add(in Prediction prediction);
}
