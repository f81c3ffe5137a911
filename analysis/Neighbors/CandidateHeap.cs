namespace Strata.Analysis.Neighbors;

/// <summary>
/// The c lowest scores of one point so far, the worst of them on top: a heap over memory that belongs to the search. Of equal scores
/// the lower index is the better one.
/// </summary>
readonly ref struct CandidateHeap(Span<float> scores, Span<int> indices)
{
    readonly Span<float> _scores = scores;
    readonly Span<int> _indices = indices;

    /// <summary>Starts with candidates that anything beats.</summary>
    public void Clear()
    {
        _scores.Fill(float.PositiveInfinity);
        _indices.Fill(int.MaxValue);
    }

    /// <summary>What a candidate has to stay below to be taken. Candidates come by rising index, so an equal score is no better.</summary>
    public float Threshold => _scores[0];

    /// <summary>Takes a candidate in place of the worst.</summary>
    public void Replace(float score, int index)
    {
        int at = 0;
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= _scores.Length)
                break;
            if (child + 1 < _scores.Length && Worse(child + 1, child))
                child++;
            if (!Worse(child, score, index))
                break;
            (_scores[at], _indices[at]) = (_scores[child], _indices[child]);
            at = child;
        }
        (_scores[at], _indices[at]) = (score, index);
    }

    bool Worse(int a, int b) => Worse(a, _scores[b], _indices[b]);

    bool Worse(int a, float score, int index) => _scores[a] > score || (_scores[a] == score && _indices[a] > index);
}
