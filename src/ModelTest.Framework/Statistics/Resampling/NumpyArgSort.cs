namespace ModelTest.Statistics.Resampling;

/// <summary>
/// The order in which <c>numpy.argsort</c> (the default, unstable one) puts positions, equal values included: quicksort with the median of three
/// and insertion sort up to 16 elements, which NumPy uses where the processor has no vector sort for it (it had none before 1.25). NumPy's switch to
/// heapsort for values that keep splitting badly is left out.
/// </summary>
internal static class NumpyArgSort
{
    private const int Small = 15;

    public static int[] Of(IReadOnlyList<int> values)
    {
        var order = Enumerable.Range(0, values.Count).ToArray();
        Sort(values, order, 0, order.Length - 1);
        return order;
    }

    private static void Sort(IReadOnlyList<int> values, int[] order, int low, int high)
    {
        while (high - low > Small)
        {
            var middle = Partition(values, order, low, high);
            // The smaller part first keeps the stack low; the parts do not touch, so their order does not matter.
            if (middle - low < high - middle)
            {
                Sort(values, order, low, middle - 1);
                low = middle + 1;
            }
            else
            {
                Sort(values, order, middle + 1, high);
                high = middle - 1;
            }
        }
        for (var i = low + 1; i <= high; i++)
        {
            var moved = order[i];
            var j = i;
            for (; j > low && values[moved] < values[order[j - 1]]; j--)
            {
                order[j] = order[j - 1];
            }
            order[j] = moved;
        }
    }

    private static int Partition(IReadOnlyList<int> values, int[] order, int low, int high)
    {
        var middle = low + ((high - low) >> 1);
        SwapIfLess(middle, low);
        SwapIfLess(high, middle);
        SwapIfLess(middle, low);
        var pivot = values[order[middle]];
        Swap(middle, high - 1);
        var (i, j) = (low, high - 1);
        while (true)
        {
            do
            {
                i++;
            }
            while (values[order[i]] < pivot);
            do
            {
                j--;
            }
            while (pivot < values[order[j]]);
            if (i >= j)
            {
                break;
            }
            Swap(i, j);
        }
        Swap(i, high - 1);
        return i;

        void SwapIfLess(int a, int b)
        {
            if (values[order[a]] < values[order[b]])
            {
                Swap(a, b);
            }
        }

        void Swap(int a, int b) => (order[a], order[b]) = (order[b], order[a]);
    }
}
