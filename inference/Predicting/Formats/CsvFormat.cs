using System.Text;
using Strata.Registry;

namespace Strata.Predicting.Formats;

/// <summary>
/// Comma-separated values (RFC 4180, UTF-8, lines end in LF) with a header: file or index, class, label, probability, class2, label2,
/// probability2 …, and known, knownLabel where something is known.
/// </summary>
[Part("csv", "comma-separated values with a header")]
sealed class CsvFormat : IPredictionFormat
{
    public string Ending => ".csv";

    public IPredictionRows Begin(Utf8Rows rows, PredictionColumns columns)
    {
        rows.Add(columns.HasFiles ? "file"u8 : "index"u8);
        for (int place = 1; place <= columns.Top; place++)
        {
            string number = place == 1 ? "" : $"{place}";
            rows.Add($",class{number},label{number},probability{number}");
        }
        if (columns.Known.Count > 0)
            rows.Add(",known,knownLabel"u8);
        rows.EndRow();
        return new Rows(rows, columns);
    }

    sealed class Rows(Utf8Rows rows, PredictionColumns columns) : IPredictionRows
    {
        // Each with the commas around it and the label behind: ",cat,3,".
        readonly byte[][] _classes = [.. columns.Classes.Select((name, label) => Text($",{CsvText.Of(name)},{label},"))];
        readonly byte[][] _known = [.. columns.Known.Select(known => Text($",{CsvText.Of(known.Name)},{known.Label}"))];

        public void Add(in Prediction prediction)
        {
            if (columns.HasFiles)
                CsvText.Add(rows, prediction.File);
            else
                rows.Add(prediction.Index);
            foreach (int label in prediction.Best)
            {
                rows.Add(_classes[label]);
                rows.Add(prediction.Probabilities[label]);
            }
            if (_known.Length > 0)
                rows.Add(prediction.Known >= 0 ? _known[prediction.Known] : ",,"u8);
            rows.EndRow();
        }

        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
    }
}
