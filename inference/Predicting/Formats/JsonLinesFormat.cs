using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Strata.Registry;

namespace Strata.Predicting.Formats;

/// <summary>
/// JSON lines: one object a line with file or index, class, label, probability; with more than one class a row, top, an array of such
/// objects; known and knownLabel where they are known. What is no number stands as the text "NaN".
/// </summary>
[Part("jsonl", "one JSON object a line")]
sealed class JsonLinesFormat : IPredictionFormat
{
    public string Ending => ".jsonl";

    public IPredictionRows Begin(Utf8Rows rows, PredictionColumns columns) => new Rows(rows, columns);

    sealed class Rows(Utf8Rows rows, PredictionColumns columns) : IPredictionRows
    {
        readonly byte[][] _classes =
            [.. columns.Classes.Select((name, label) => Text($"\"class\":{Quoted(name)},\"label\":{label},\"probability\":"))];
        readonly byte[][] _known =
            [.. columns.Known.Select(known => Text($",\"known\":{Quoted(known.Name)},\"knownLabel\":{known.Label}"))];

        public void Add(in Prediction prediction)
        {
            if (columns.HasFiles)
                AddFile(prediction.File!);
            else
            {
                rows.Add("{\"index\":"u8);
                rows.Add(prediction.Index);
            }
            rows.Add(","u8);
            AddClass(prediction, prediction.Best[0]);
            if (columns.Top > 1)
                AddTop(prediction);
            if (prediction.Known >= 0 && _known.Length > 0)
                rows.Add(_known[prediction.Known]);
            rows.Add("}"u8);
            rows.EndRow();
        }

        void AddFile(string file)
        {
            rows.Add("{\"file\":\""u8);
            // A character takes at most six, as in \u0000, or three bytes of UTF-8.
            Span<byte> room = rows.Room(file.Length * 9);
            int length = Encoding.UTF8.GetBytes(file, room[(file.Length * 6)..]);
            OperationStatus status = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(
                room.Slice(file.Length * 6, length), room[..(file.Length * 6)], out _, out int written);
            if (status != OperationStatus.Done)
                throw new InvalidOperationException($"the name {file} could not be written as JSON: {status}");
            rows.Advance(written);
            rows.Add("\""u8);
        }

        void AddTop(in Prediction prediction)
        {
            rows.Add(",\"top\":["u8);
            for (int place = 0; place < prediction.Best.Length; place++)
            {
                rows.Add(place == 0 ? "{"u8 : ",{"u8);
                AddClass(prediction, prediction.Best[place]);
                rows.Add("}"u8);
            }
            rows.Add("]"u8);
        }

        void AddClass(in Prediction prediction, int label)
        {
            float probability = prediction.Probabilities[label];
            rows.Add(_classes[label]);
            if (float.IsFinite(probability))
                rows.Add(probability);
            else
                rows.Add("\"NaN\""u8);
        }

        static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
    }
}
